import fc from 'fast-check';
import * as loaded from 'rrule';
import { describe, expect, it } from 'vitest';
import { addDays, calendarWeekOf, weekdayOf } from '#domain/local-time.ts';
import { type Recurring, startsBetween } from '#domain/recurrence.ts';

const { RRule } = (Reflect.get(loaded, 'default') ?? loaded) as typeof loaded;
const TUESDAY = { start: '2026-01-13T15:00', tz: 'Europe/Berlin' };
const every = (step: number, first: number) =>
  Array.from({ length: 27 }, (_, index) => first + step * index).filter((week) => week <= 53);
const ODD_WEEKS = `FREQ=YEARLY;BYWEEKNO=${every(2, 1)};BYDAY=TU`;
const EVEN_WEEKS = `FREQ=YEARLY;BYWEEKNO=${every(2, 2)};BYDAY=TU`;

function starts(fields: Partial<Recurring>, from: string, until: string): string[] {
  const given = startsBetween({ ...TUESDAY, ...fields }, `${from}T00:00`, `${until}T00:00`);
  return given.map((start) => start.recurrenceId);
}

describe('calendar weeks', () => {
  it('meets in odd weeks on 29 December 2026, 5 January and 19 January 2027', () => {
    expect(starts({ rrule: ODD_WEEKS }, '2026-12-20', '2027-01-25')).toEqual([
      '2026-12-29T15:00',
      '2027-01-05T15:00',
      '2027-01-19T15:00',
    ]);
  });

  it('meets in even weeks on 22 December 2026 and 12 January 2027', () => {
    expect(
      starts({ rrule: EVEN_WEEKS, start: '2026-01-06T15:00' }, '2026-12-20', '2027-01-25'),
    ).toEqual(['2026-12-22T15:00', '2027-01-12T15:00']);
  });

  it.each([
    ['MO', 1, ODD_WEEKS, 1],
    ['TU', 2, ODD_WEEKS, 1],
    ['SU', 7, ODD_WEEKS, 1],
    ['SU', 7, EVEN_WEEKS, 0],
  ])('agrees with the calendar on every %s of 30 years (%#)', (day, weekday, weeks, remainder) => {
    const rule = weeks.replace('BYDAY=TU', `BYDAY=${day}`);
    const expected: string[] = [];
    for (let date = '2026-02-01'; date < '2056-01-01'; date = addDays(date, 1)) {
      const isInWeek = calendarWeekOf(date) % 2 === remainder;
      if (weekdayOf(date) === weekday && isInWeek) expected.push(date);
    }
    const found = starts({ rrule: rule }, '2026-02-01', '2056-01-01');
    expect(found.map((start) => start.slice(0, 10))).toEqual(expected);
  });

  it('takes the weekday of the first start where the rule names none', () => {
    const rrule = 'FREQ=YEARLY;BYWEEKNO=3,5';
    expect(starts({ rrule }, '2027-01-01', '2027-12-31')).toEqual([
      '2027-01-19T15:00',
      '2027-02-02T15:00',
    ]);
  });
});

describe('rules', () => {
  it('finds the last Wednesday of each month', () => {
    const event = { start: '2026-01-28T10:00', rrule: 'FREQ=MONTHLY;BYDAY=-1WE' };
    expect(starts(event, '2026-11-01', '2027-03-01')).toEqual([
      '2026-11-25T10:00',
      '2026-12-30T10:00',
      '2027-01-27T10:00',
      '2027-02-24T10:00',
    ]);
  });

  it('keeps the wall clock over both clock changes', () => {
    const event = { start: '2026-01-04T02:30', rrule: 'FREQ=WEEKLY' };
    expect(starts(event, '2026-03-22', '2026-04-06')).toEqual([
      '2026-03-22T02:30',
      '2026-03-29T02:30',
      '2026-04-05T02:30',
    ]);
    expect(starts(event, '2026-10-18', '2026-11-02')).toEqual([
      '2026-10-18T02:30',
      '2026-10-25T02:30',
      '2026-11-01T02:30',
    ]);
    expect(starts(event, '2027-03-28', '2027-03-29')).toEqual(['2027-03-28T02:30']);
  });

  it('ends with UNTIL as a day, a local time and an instant in UTC', () => {
    const last = (until: string) =>
      starts({ rrule: `FREQ=WEEKLY;UNTIL=${until}` }, '2026-01-01', '2026-12-31').at(-1);
    expect(last('20260630')).toBe('2026-06-30T15:00');
    expect(last('20260630T150000')).toBe('2026-06-30T15:00');
    expect(last('20260630T145900')).toBe('2026-06-23T15:00');
    expect(last('20260630T130000Z')).toBe('2026-06-30T15:00');
    expect(last('20260630T125900Z')).toBe('2026-06-23T15:00');
    expect(last('20260120T140000Z')).toBe('2026-01-20T15:00');
  });

  it('reads UNTIL in UTC as the day it is here, for what lasts all day', () => {
    const event = { start: '2026-04-02', rrule: 'FREQ=WEEKLY;UNTIL=20260415T220000Z' };
    expect(starts(event, '2026-04-01', '2026-05-01')).toEqual([
      '2026-04-02',
      '2026-04-09',
      '2026-04-16',
    ]);
  });

  it('counts the first start with COUNT', () => {
    expect(starts({ rrule: 'FREQ=WEEKLY;COUNT=3' }, '2026-01-01', '2027-01-01')).toEqual([
      '2026-01-13T15:00',
      '2026-01-20T15:00',
      '2026-01-27T15:00',
    ]);
  });

  it('adds the first start where the rule does not give it', () => {
    const event = { start: '2026-01-15T15:00', rrule: 'FREQ=WEEKLY;BYDAY=TU' };
    expect(starts(event, '2026-01-01', '2026-01-21')).toEqual([
      '2026-01-15T15:00',
      '2026-01-20T15:00',
    ]);
  });

  it('joins several rules, and takes out what an EXRULE gives', () => {
    const rrule = 'FREQ=WEEKLY;BYDAY=TU\nFREQ=WEEKLY;BYDAY=TU,TH';
    const exrule = 'FREQ=MONTHLY;BYDAY=3TH';
    expect(starts({ rrule, exrule }, '2026-01-13', '2026-01-23')).toEqual([
      '2026-01-13T15:00',
      '2026-01-20T15:00',
      '2026-01-22T15:00',
    ]);
  });

  it('chooses among the days of a whole week with BYSETPOS', () => {
    const rrule = 'FREQ=WEEKLY;BYDAY=MO,TH;BYSETPOS=1';
    expect(starts({ rrule }, '2026-01-21', '2026-01-28')).toEqual(['2026-01-26T15:00']);
  });

  it('gives two starts a day with BYHOUR', () => {
    const rrule = 'FREQ=WEEKLY;BYHOUR=10,15';
    expect(starts({ rrule }, '2026-01-20', '2026-01-21')).toEqual([
      '2026-01-20T10:00',
      '2026-01-20T15:00',
    ]);
  });
});

describe('single dates', () => {
  it('adds listed dates once and leaves out exceptions, listed ones too', () => {
    const event = {
      rrule: 'FREQ=WEEKLY;COUNT=2',
      rdates: ['2026-01-20T15:00', '2026-01-22T10:00', '2026-01-23T10:00'],
      exdates: ['2026-01-13T15:00', '2026-01-23T10:00'],
    };
    expect(starts(event, '2026-01-01', '2026-02-01')).toEqual([
      '2026-01-20T15:00',
      '2026-01-22T10:00',
    ]);
  });

  it('takes a day as all of that day, and a time as the day of what lasts all day', () => {
    expect(
      starts({ rrule: 'FREQ=WEEKLY;COUNT=2', exdates: ['2026-01-13'] }, '2026-01-01', '2026-02-01'),
    ).toEqual(['2026-01-20T15:00']);
    const allDay = {
      start: '2026-01-13',
      rrule: 'FREQ=WEEKLY;COUNT=3',
      exdates: ['2026-01-20T00:00'],
      rdates: ['2026-01-30T12:00'],
    };
    expect(starts(allDay, '2026-01-01', '2026-02-01')).toEqual([
      '2026-01-13',
      '2026-01-27',
      '2026-01-30',
    ]);
  });
});

describe('rules that are none', () => {
  it.each([
    'FREQ=SECONDLY',
    'FREQ=HOURLY;INTERVAL=2',
    'FREQ=WEEKLY;UNTL=20261231',
    'FREQ=WEEKLY;UNTIL=20261399',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=WEEKLY;INTERVAL=0',
    'FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12;BYMINUTE=0,30',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=99999',
    'FREQ=DAILY;INTERVAL=7;BYDAY=WE',
    '§$%&',
    ';;;',
  ])('gives the first start alone for %s', (rrule) => {
    expect(starts({ rrule }, '2026-01-01', '2036-01-01')).toEqual(['2026-01-13T15:00']);
  });

  it('ends a search that began centuries ago', () => {
    const event = { start: '0001-01-01T10:00', rrule: 'FREQ=DAILY;COUNT=99999' };
    expect(starts(event, '2026-01-01', '2026-01-05')).toEqual([]);
    expect(starts({ ...event, rrule: 'FREQ=DAILY' }, '2026-01-01', '2026-01-03')).toHaveLength(2);
  });
});

it('finds the same starts from nearby as when followed from the first', () => {
  const days = fc.subarray(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], { minLength: 1 });
  const numbers = (...values: number[]) => fc.subarray(values, { minLength: 1 });
  const part = (name: string, values: fc.Arbitrary<unknown[]>) =>
    fc.option(
      values.map((list) => `;${name}=${list}`),
      { nil: '' },
    );
  const rule = fc
    .tuple(
      fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      fc.integer({ min: 1, max: 5 }),
      part('BYMONTH', numbers(1, 2, 6, 12)),
      part('BYDAY', days),
      part('BYMONTHDAY', numbers(-1, 1, 13, 28)),
      part('BYSETPOS', numbers(-1, 1)),
    )
    .map(([frequency, interval, ...parts]) =>
      [`FREQ=${frequency};INTERVAL=${interval}`, ...parts].join(''),
    );
  const startDays = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2015-01-01', days));
  fc.assert(
    fc.property(rule, startDays, fc.integer({ min: 0, max: 4000 }), (rrule, day, later) => {
      const from = addDays(day, later);
      const until = addDays(from, 400);
      const whole = new RRule({ ...RRule.parseString(rrule), dtstart: new Date(`${day}T10:00Z`) });
      const expected = whole
        .between(new Date(`${from}T00:00Z`), new Date(`${until}T00:00Z`), true)
        .map((date) => date.toISOString().slice(0, 16))
        .filter((start) => start > `${day}T10:00`);
      const found = starts({ start: `${day}T10:00`, rrule }, from, until);
      expect(found.filter((start) => start > `${day}T10:00`)).toEqual([...new Set(expected)]);
    }),
    { numRuns: 60 },
  );
});
