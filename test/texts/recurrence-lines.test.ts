import { describe, expect, it } from 'vitest';
import type { Event } from '#domain/event.ts';
import { recurrencePhrase } from '#domain/recurrence-phrase.ts';
import { ar } from '../../app/texts/ar.ts';
import { de } from '../../app/texts/de.ts';
import { deSimple } from '../../app/texts/de-simple.ts';
import { recurrenceLines } from '../../app/texts/recurrence-lines.ts';
import { anEvent } from '../support/builders.ts';

const ODD = Array.from({ length: 27 }, (_, index) => 2 * index + 1).join();
const EVEN = Array.from({ length: 26 }, (_, index) => 2 * index + 2).join();
const said = (fields: Partial<Event>, texts = de) =>
  recurrenceLines(texts, recurrencePhrase(anEvent(fields)));

describe('in German', () => {
  it.each([
    [`FREQ=YEARLY;BYWEEKNO=${ODD};BYDAY=TU`, 'Dienstags in ungeraden Kalenderwochen'],
    [`FREQ=YEARLY;BYWEEKNO=${EVEN};BYDAY=TU`, 'Dienstags in geraden Kalenderwochen'],
    ['FREQ=MONTHLY;BYDAY=-1WE', 'Jeden letzten Mittwoch im Monat'],
    ['FREQ=MONTHLY;BYDAY=WE;BYSETPOS=-1', 'Jeden letzten Mittwoch im Monat'],
    ['FREQ=MONTHLY;BYDAY=3TH,1TH', 'Jeden ersten und dritten Donnerstag im Monat'],
    ['FREQ=MONTHLY;INTERVAL=2;BYDAY=1FR', 'Alle 2 Monate am ersten Freitag'],
    ['FREQ=MONTHLY', 'Am 1. jedes Monats'],
    ['FREQ=MONTHLY;BYMONTHDAY=15', 'Am 15. jedes Monats'],
    ['FREQ=WEEKLY', 'Dienstags'],
    ['FREQ=WEEKLY;BYDAY=TH,TU', 'Dienstags und donnerstags'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'Montags bis freitags'],
    ['FREQ=WEEKLY;BYDAY=MO,WE,FR', 'Montags, mittwochs und freitags'],
    ['FREQ=WEEKLY;INTERVAL=2', 'Alle 2 Wochen dienstags'],
    ['FREQ=DAILY', 'Täglich'],
    ['FREQ=DAILY;INTERVAL=3', 'Alle 3 Tage'],
    ['FREQ=DAILY;BYDAY=MO,TU', 'Montags und dienstags'],
    ['FREQ=YEARLY', 'Jedes Jahr am 1. Dezember'],
    ['FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1', 'Jedes Jahr am 1. Mai'],
  ])('says %s as "%s"', (rrule, sentence) => {
    expect(said({ rrule })).toEqual([`${sentence}, 15 bis 17 Uhr`]);
  });

  it('says season, end, pauses and appointment on lines of their own', () => {
    expect(
      said({
        rrule: 'FREQ=WEEKLY;BYDAY=TU;BYMONTH=11,12,1,2;UNTIL=20270228T225959Z',
        notInSchoolHolidays: true,
        notOnPublicHolidays: true,
        byAppointment: true,
      }),
    ).toEqual([
      'Dienstags, 15 bis 17 Uhr',
      'Von November bis Februar',
      'Bis 28. Februar 2027',
      'Nicht in den Schulferien',
      'Nicht an Feiertagen',
      'Nach Anmeldung',
    ]);
  });

  it('says the beginning alone where no end is known, and no time for what lasts all day', () => {
    expect(said({ rrule: 'FREQ=WEEKLY', end: undefined })).toEqual(['Dienstags, 15 Uhr']);
    expect(said({ rrule: 'FREQ=WEEKLY', start: '2026-12-01', end: '2026-12-02' })).toEqual([
      'Dienstags',
    ]);
  });

  it.each([
    'FREQ=YEARLY;BYWEEKNO=1,3,5;BYDAY=TU',
    'FREQ=YEARLY;BYDAY=2SU;BYMONTH=5',
    'FREQ=MONTHLY;BYDAY=TU,WE',
    'FREQ=MONTHLY;BYDAY=2TU,3WE',
    'FREQ=MONTHLY;BYMONTHDAY=1,15',
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    'FREQ=WEEKLY;BYMONTH=1,3',
    'FREQ=WEEKLY;BYHOUR=10,15',
    'FREQ=DAILY;INTERVAL=2;BYDAY=MO',
    'FREQ=HOURLY',
    'FREQ=WEEKLY\nFREQ=MONTHLY',
    'nonsense',
  ])('says nothing about %s', (rrule) => {
    expect(said({ rrule })).toEqual([]);
  });

  it('says nothing about the hours of another zone', () => {
    expect(said({ rrule: 'FREQ=WEEKLY', tz: 'America/New_York' })).toEqual([]);
  });

  it('says for one date only whether people must ask first', () => {
    expect(said({ byAppointment: true, notInSchoolHolidays: true })).toEqual(['Nach Anmeldung']);
  });
});

it('is said in plain language and in Arabic', () => {
  const fields = { rrule: `FREQ=YEARLY;BYWEEKNO=${ODD};BYDAY=TU`, notInSchoolHolidays: true };
  expect(said(fields, deSimple)).toEqual([
    'Dienstags in ungeraden Wochen',
    '15 bis 17 Uhr',
    'Nicht in den Schulferien',
  ]);
  expect(said(fields, ar)).toEqual([
    'في أسابيع السنة الفردية: الثلاثاء، من 15:00 إلى 17:00',
    'ليس في العطل المدرسية',
  ]);
});
