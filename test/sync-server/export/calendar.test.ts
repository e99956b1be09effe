import { describe, expect, it } from 'vitest';
import type { Event } from '#domain/event.ts';
import { quarterCalendar } from '../../../sync-server/export/calendar.ts';
import { anEvent, aPlace, aQuarter } from '../../support/builders.ts';

const HOLIDAYS = {
  public: [{ date: '2026-12-25', name: '1. Weihnachtstag' }],
  school: [{ from: '2026-12-23', to: '2027-01-02', name: 'Weihnachtsferien' }],
};

function calendar(...events: Partial<Event>[]): string {
  return quarterCalendar({
    quarter: aQuarter(),
    events: events.map((fields) => anEvent(fields)),
    places: [aPlace({ _id: 'place:treff', name: 'Kiezhaus', address: { street: 'Am Markt 3' } })],
    holidays: HOLIDAYS,
    publicUrl: 'https://vor-ort.example',
  });
}

/** The lines of the n-th event, unfolded. */
function linesOf(text: string, index = 0): string[] {
  const unfolded = text.replaceAll('\r\n ', '');
  return unfolded.split('BEGIN:VEVENT\r\n')[index + 1]?.split('\r\n') ?? [];
}

it('can be subscribed to', () => {
  const head = calendar({}).replaceAll('\r\n ', '').split('BEGIN:VTIMEZONE')[0]?.split('\r\n');
  expect(head).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Vor Ort//Veranstaltungen//DE',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'NAME:Was ist los in Lichtenberg?',
    'X-WR-CALNAME:Was ist los in Lichtenberg?',
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    'X-PUBLISHED-TTL:PT12H',
    'SOURCE;VALUE=URI:https://vor-ort.example/calendar/lichtenberg.ics',
    '',
  ]);
});

it('describes the clock of Berlin', () => {
  const zone = calendar({}).split('BEGIN:VTIMEZONE\r\n')[1]?.split('END:VTIMEZONE')[0];
  expect(zone).toContain('TZID:Europe/Berlin');
  expect(zone).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU');
  expect(zone).toContain('RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU');
});

it('has all fields of an event', () => {
  const event = {
    sequence: 3,
    clock: { office: 2, import: 1 },
    updatedAt: '2026-11-20T09:30:15.123Z',
    placeId: 'place:treff',
    room: 'Raum 2',
    summary: 'Hilfe am Handy',
    description: 'Kommen Sie; es gibt Kaffee,\nTee und Kuchen.',
    organiser: 'Kiezhaus e.V.',
    phone: '+49 30 23125001',
  };
  expect(linesOf(calendar(event)).slice(0, 14)).toEqual([
    'UID:technik-treff@example.org',
    'SEQUENCE:6',
    'DTSTAMP:20261120T093015Z',
    'CREATED:20261101T080000Z',
    'LAST-MODIFIED:20261120T093015Z',
    'CONTACT:Kiezhaus e.V.\\, +49 30 23125001',
    'URL:https://vor-ort.example/q/lichtenberg/event/technik-treff',
    'DTSTART;TZID=Europe/Berlin:20261201T150000',
    'DTEND;TZID=Europe/Berlin:20261201T170000',
    'SUMMARY:Technik-Treff',
    'LOCATION:Kiezhaus\\, Raum 2\\, Am Markt 3',
    'DESCRIPTION:Hilfe am Handy\\n\\nKommen Sie\\; es gibt Kaffee\\,\\nTee und Kuchen.',
    'STATUS:CONFIRMED',
    'END:VEVENT',
  ]);
});

it('folds lines at 75 bytes and cuts no letter', () => {
  const text = calendar({ description: 'Frühstück für Ältere 😀 '.repeat(20).trim() });
  for (const line of text.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toContain('\uFFFD');
  }
  expect(text.replaceAll('\r\n ', '')).toContain('Frühstück für Ältere 😀 Frühstück');
});

it('is the same text for the same documents in any order', () => {
  const one = { _id: 'event:a', uid: 'a' };
  const other = { _id: 'event:b', uid: 'b' };
  expect(calendar(one, other)).toBe(calendar(other, one));
});

describe('rules', () => {
  it('end at an instant for times and on a day for days', () => {
    expect(linesOf(calendar({ rrule: 'FREQ=WEEKLY;UNTIL=20270331' }))).toContain(
      'RRULE:FREQ=WEEKLY;UNTIL=20270331T215900Z',
    );
    expect(
      linesOf(
        calendar({ start: '2026-12-01', end: undefined, rrule: 'FREQ=DAILY;UNTIL=20261224' }),
      ),
    ).toEqual(
      expect.arrayContaining(['DTSTART;VALUE=DATE:20261201', 'RRULE:FREQ=DAILY;UNTIL=20261224']),
    );
  });

  it('list further dates, and leave out exceptions and holidays', () => {
    const lines = linesOf(
      calendar({
        rrule: 'FREQ=WEEKLY;BYDAY=TU',
        rdates: ['2026-12-30T10:00'],
        exdates: ['2026-12-15T15:00'],
        notInSchoolHolidays: true,
      }),
    );
    expect(lines).toContain('RDATE;TZID=Europe/Berlin:20261230T100000');
    expect(lines).toContain('EXDATE;TZID=Europe/Berlin:20261215T150000,20261229T150000');
  });

  it('are left out where nobody can read them', () => {
    expect(calendar({ rrule: 'FREQ=WEEKLY;BYDAY=XX\nX' })).not.toContain('BYDAY=XX');
  });
});

describe('changed dates', () => {
  const overrides = [
    { recurrenceId: '2026-12-08T15:00', start: '2026-12-09T10:00', note: 'Bitte klingeln' },
    { recurrenceId: '2026-12-15T15:00', cancelled: true },
    { recurrenceId: '2026-12-17T15:00', place: 'im Hof', title: 'Treff im Hof' },
    { recurrenceId: '2026-12-18T15:00', cancelled: true },
  ];
  const text = calendar({ rrule: 'FREQ=WEEKLY', overrides });

  it('are components of their own under the same UID', () => {
    expect(linesOf(text, 1)).toEqual(
      expect.arrayContaining([
        'UID:technik-treff@example.org',
        'RECURRENCE-ID;TZID=Europe/Berlin:20261208T150000',
        'DTSTART;TZID=Europe/Berlin:20261209T100000',
        'DTEND;TZID=Europe/Berlin:20261209T120000',
        'DESCRIPTION:Bitte klingeln',
        'STATUS:CONFIRMED',
      ]),
    );
  });

  it('are cancelled there, unless there is no such date', () => {
    expect(linesOf(text, 2)).toContain('STATUS:CANCELLED');
    expect(text.split('BEGIN:VEVENT')).toHaveLength(5);
  });

  it('are listed where no rule gives them', () => {
    expect(linesOf(text, 0)).toContain('RDATE;TZID=Europe/Berlin:20261217T150000');
    expect(linesOf(text, 3)).toEqual(
      expect.arrayContaining(['SUMMARY:Treff im Hof', 'LOCATION:im Hof']),
    );
  });
});

it.each(['cancelled', 'postponed'] as const)('tells that an event is %s', (status) => {
  expect(linesOf(calendar({ status }))).toContain('STATUS:CANCELLED');
});

it('writes what is kept in UTC in UTC, and what floats in Berlin', () => {
  expect(linesOf(calendar({ tz: 'UTC' }))).toContain('DTSTART:20261201T150000Z');
  expect(linesOf(calendar({ tz: undefined }))).toContain(
    'DTSTART;TZID=Europe/Berlin:20261201T150000',
  );
  expect(linesOf(calendar({ tz: 'Europe/London' }))).toContain(
    'DTSTART;TZID=Europe/London:20261201T150000',
  );
});

it('lets no line of an event become a line of the calendar', () => {
  const text = calendar({ title: 'A\r\nSTATUS:CANCELLED\r\nX:', room: 'B\nEND:VEVENT' });
  expect(text.split('\r\n').filter((line) => line === 'END:VEVENT')).toHaveLength(1);
  expect(text).not.toContain('\r\nSTATUS:CANCELLED');
});
