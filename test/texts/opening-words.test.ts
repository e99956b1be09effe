import { describe, expect, it } from 'vitest';
import type { HoursPhrase, OpeningStatus } from '#domain/opening.ts';
import type { DayHours } from '#domain/opening-days.ts';
import { openingAr } from '../../app/texts/opening-ar.ts';
import { openingDe } from '../../app/texts/opening-de.ts';
import { openingDeSimple } from '../../app/texts/opening-de-simple.ts';
import { sentencesOf, wordsOf } from '../support/spoken-texts.ts';

const NOW = '2026-12-01T10:00';

const times = (...ranges: string[]): HoursPhrase['hours'] => ({
  kind: 'times',
  times: ranges.map((range) => {
    const [from = '', to = 'openEnd'] = range.split('-');
    return { from, to };
  }),
});
const weekdays = (...days: (1 | 2 | 3 | 4 | 5 | 6 | 7)[]): HoursPhrase['days'] => ({
  kind: 'weekdays',
  weekdays: days,
});
const closed: HoursPhrase['hours'] = { kind: 'closed' };
const everyDay: HoursPhrase['days'] = { kind: 'everyDay' };

/** Clauses and how they are said. */
const SAID: [phrase: HoursPhrase, de: string][] = [
  [
    { days: weekdays(1, 2, 3, 4, 5), hours: times('09:00-18:00') },
    'Montag bis Freitag von 9 bis 18 Uhr.',
  ],
  [{ days: weekdays(6), hours: times('09:00-13:30') }, 'Samstag von 9 bis 13:30 Uhr.'],
  [{ days: { kind: 'publicHolidays' }, hours: closed }, 'An Feiertagen geschlossen.'],
  [{ days: { kind: 'schoolHolidays' }, hours: closed }, 'In den Schulferien geschlossen.'],
  [
    { days: { kind: 'nthOfMonth', weekday: 3, nth: [-1] }, hours: times('15:00-17:00') },
    'Jeden letzten Mittwoch im Monat von 15 bis 17 Uhr.',
  ],
  [
    { days: { kind: 'nthOfMonth', weekday: 6, nth: [1, 3] }, hours: times('15:00-17:00') },
    'Jeden ersten und dritten Samstag im Monat von 15 bis 17 Uhr.',
  ],
  [
    { days: weekdays(2), weeks: 'odd', hours: times('15:00-17:00') },
    'In ungeraden Kalenderwochen dienstags von 15 bis 17 Uhr.',
  ],
  [
    { days: weekdays(4), months: { from: 4, to: 10 }, hours: times('07:30-13:00') },
    'Von April bis Oktober donnerstags von 7:30 bis 13 Uhr.',
  ],
  [{ days: everyDay, months: { from: 8, to: 8 }, hours: closed }, 'Im August geschlossen.'],
  [
    { days: weekdays(1, 2, 4), hours: times('09:00-12:00', '14:00-18:00') },
    'Montag, Dienstag und Donnerstag von 9 bis 12 und von 14 bis 18 Uhr.',
  ],
  [{ days: everyDay, hours: { kind: 'roundTheClock' } }, 'Täglich rund um die Uhr.'],
  [{ days: weekdays(5, 6), hours: times('18:00') }, 'Freitag und Samstag ab 18 Uhr.'],
  [{ days: everyDay, hours: { kind: 'byAppointment' } }, 'Nach Anmeldung.'],
  [{ days: everyDay, hours: { kind: 'byAppointment' }, otherwise: true }, 'Sonst nach Anmeldung.'],
  [
    {
      days: weekdays(1),
      hours: { kind: 'byAppointment', times: [{ from: '09:00', to: '24:00' }] },
      comment: 'Bitte klingeln',
    },
    'Montag von 9 bis 24 Uhr nach Anmeldung. Hinweis: Bitte klingeln.',
  ],
];

describe('the sentence of the hours', () => {
  it.each(SAID)('%# says it in German: %j', (phrase, de) => {
    expect(openingDe.sentence([phrase])).toBe(de);
  });

  it('goes through the clauses in their order', () => {
    const phrases = SAID.slice(0, 3).map(([phrase]) => phrase);
    expect(openingDe.sentence(phrases)).toBe(
      'Montag bis Freitag von 9 bis 18 Uhr. Samstag von 9 bis 13:30 Uhr. An Feiertagen geschlossen.',
    );
    expect(openingDe.seniors(phrases.slice(1, 2))).toBe('Für Ältere: Samstag von 9 bis 13:30 Uhr.');
  });

  it('stays short: twelve words in German, eight in Einfache Sprache', () => {
    const busy = SAID.map(([phrase]) => phrase).concat({
      days: weekdays(1, 2, 3, 4, 5),
      months: { from: 4, to: 10 },
      hours: times('09:00-12:00', '14:00-18:00'),
    });
    const longest = (text: string) =>
      Math.max(...sentencesOf(text).map((sentence) => wordsOf(sentence).length));
    expect(longest(openingDe.sentence(busy))).toBeLessThanOrEqual(12);
    expect(longest(openingDeSimple.sentence(busy))).toBeLessThanOrEqual(8);
  });

  it('says everything in Arabic too', () => {
    for (const [phrase] of SAID) {
      const text = openingAr.sentence([{ ...phrase, comment: undefined }]);
      expect(text).toMatch(/[\u0600-\u06ff]/);
      expect(text).not.toMatch(/[a-z]|undefined/i);
    }
    expect(openingAr.sentence(SAID.slice(0, 1).map(([phrase]) => phrase))).toBe(
      'من الاثنين إلى الجمعة من 9:00 إلى 18:00.',
    );
  });
});

describe('the status at the door', () => {
  const STATUSES: [status: OpeningStatus, de: string][] = [
    [{ state: 'open', until: '2026-12-01T18:00' }, 'Jetzt geöffnet, bis 18 Uhr'],
    [{ state: 'open' }, 'Jetzt geöffnet'],
    [{ state: 'open', until: '2026-12-02T00:00' }, 'Jetzt geöffnet, bis 24 Uhr'],
    [{ state: 'open', until: '2026-12-02T02:00' }, 'Jetzt geöffnet, bis morgen um 2 Uhr'],
    [
      { state: 'open', until: '2026-12-01T11:00', seniorsOnly: true },
      'Jetzt geöffnet für Ältere, bis 11 Uhr',
    ],
    [{ state: 'closesSoon', until: '2026-12-01T10:30' }, 'Schließt bald: um 10:30 Uhr'],
    [{ state: 'closed' }, 'Geschlossen'],
    [{ state: 'closed', opensAt: '2026-12-01T15:00' }, 'Geschlossen, öffnet um 15 Uhr'],
    [{ state: 'closed', opensAt: '2026-12-02T09:00' }, 'Geschlossen, öffnet morgen um 9 Uhr'],
    [{ state: 'closed', opensAt: '2026-12-04T09:00' }, 'Geschlossen, öffnet am Freitag um 9 Uhr'],
    [
      { state: 'closed', opensAt: '2027-01-14T09:00' },
      'Geschlossen, öffnet am 14. Januar um 9 Uhr',
    ],
    [
      { state: 'closed', opensAt: '2026-12-02T09:00', reason: 'Betriebsausflug' },
      'Geschlossen: Betriebsausflug. Öffnet morgen um 9 Uhr',
    ],
    [{ state: 'byAppointment' }, 'Nach Anmeldung'],
    [{ state: 'unknown' }, 'Zeiten unbekannt, bitte anrufen'],
    [{ state: 'unknown', holiday: 'Karfreitag' }, 'Heute ist Karfreitag, bitte vorher anrufen'],
  ];

  it.each(STATUSES)('%# is told in German: %j', (status, de) => {
    expect(openingDe.status(status, NOW)).toBe(de);
    expect(wordsOf(openingDeSimple.status(status, NOW)).length).toBeLessThanOrEqual(8);
  });

  it('is told in Arabic', () => {
    for (const [status] of STATUSES)
      expect(openingAr.status(status, NOW)).not.toMatch(/undefined|null/);
    expect(openingAr.status({ state: 'open', until: '2026-12-01T18:00' }, NOW)).toBe(
      'مفتوح الآن، حتى الساعة 18:00',
    );
  });
});

describe('a row of the week', () => {
  const aDay = (fields: Partial<DayHours>): DayHours => ({
    date: '2026-12-01',
    known: true,
    intervals: [],
    exception: false,
    ...fields,
  });
  const open = (from: string, to: string, more = {}) => ({
    start: `2026-12-01T${from}`,
    end: to.includes('T') ? to : `2026-12-01T${to}`,
    state: 'open' as const,
    ...more,
  });
  const appointment = (from: string, to: string) => ({
    ...open(from, to),
    state: 'byAppointment' as const,
  });

  it.each<[DayHours, string]>([
    [aDay({ known: false }), 'Zeiten unbekannt, bitte anrufen'],
    [aDay({}), 'geschlossen'],
    [aDay({ closedReason: 'Umzug' }), 'geschlossen: Umzug'],
    [
      aDay({ intervals: [open('09:00', '12:00'), open('14:00', '18:30')] }),
      '9 bis 12 Uhr und 14 bis 18:30 Uhr',
    ],
    [aDay({ intervals: [open('00:00', '2026-12-02T00:00')] }), 'rund um die Uhr'],
    [aDay({ intervals: [open('22:00', '2026-12-02T02:00')] }), '22 bis 2 Uhr'],
    [
      aDay({
        intervals: [open('18:00', '2026-12-02T04:00', { state: 'unknown', openEnd: true })],
      }),
      'ab 18 Uhr',
    ],
    [
      aDay({
        intervals: [
          open('10:00', '16:00'),
          open('16:00', '2026-12-02T00:00', { state: 'unknown', openEnd: true }),
        ],
      }),
      '10 bis 16 Uhr, vielleicht länger',
    ],
    [
      aDay({ intervals: [open('09:00', '12:00', { state: 'unknown', holiday: 'Karfreitag' })] }),
      'Karfreitag, bitte vorher anrufen',
    ],
    [
      aDay({ intervals: [open('09:00', '12:00', { state: 'unknown' })] }),
      'vielleicht 9 bis 12 Uhr',
    ],
    [
      aDay({ intervals: [open('09:00', '12:00', { comment: 'nur Kasse' })] }),
      '9 bis 12 Uhr (nur Kasse)',
    ],
    [aDay({ intervals: [appointment('09:00', '12:00')] }), '9 bis 12 Uhr nach Anmeldung'],
    [aDay({ intervals: [appointment('00:00', '2026-12-02T00:00')] }), 'nach Anmeldung'],
    [
      aDay({ intervals: [open('09:00', '12:00'), appointment('12:00', '2026-12-02T09:00')] }),
      '9 bis 12 Uhr, sonst nach Anmeldung',
    ],
    [
      aDay({ intervals: [open('10:00', '12:00')], exception: true, changedReason: 'Sommerfest' }),
      '10 bis 12 Uhr (Sommerfest)',
    ],
  ])('%# says %j', (day, words) => {
    expect(openingDe.day(day)).toBe(words);
    expect(openingAr.day(day)).toMatch(/[\u0600-\u06ff]/);
  });
});
