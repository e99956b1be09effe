import { describe, expect, it } from 'vitest';
import type { Event } from '#domain/event.ts';
import type { LandHolidays } from '#domain/occurrence.ts';
import { nextOccurrences, occurrencesOf } from '#domain/occurrences.ts';
import { anEvent } from '../support/builders.ts';

const WEEKLY = { rrule: 'FREQ=WEEKLY' };
const HOLIDAYS: LandHolidays = {
  public: [{ date: '2026-12-25', name: '1. Weihnachtstag' }],
  school: [{ from: '2026-12-23', to: '2027-01-02', name: 'Weihnachtsferien' }],
};

function occurrences(fields: Partial<Event>, from = '2026-12-01', until = '2027-01-01') {
  return occurrencesOf([anEvent(fields)], { from, until, holidays: HOLIDAYS });
}

const startsOf = (fields: Partial<Event>, from?: string, until?: string) =>
  occurrences(fields, from, until).map((occurrence) => occurrence.start);

describe('one date', () => {
  it('has start, end, title and place of its event', () => {
    expect(occurrences({ placeId: 'place:treff' })).toEqual([
      {
        eventId: 'event:technik-treff',
        recurrenceId: '2026-12-01T15:00',
        start: '2026-12-01T15:00',
        end: '2026-12-01T17:00',
        allDay: false,
        state: 'confirmed',
        title: 'Technik-Treff',
        placeId: 'place:treff',
      },
    ]);
  });

  it('says in words where it is when it is no place of the directory', () => {
    const address = { street: 'Am Markt 3', postalCode: '10365', city: 'Berlin' };
    expect(occurrences({ room: 'Raum 2', address })[0]).toMatchObject({
      place: 'Raum 2, Am Markt 3, 10365 Berlin',
    });
  });

  it('has no end where none is known, or where it lies before the start', () => {
    expect(occurrences({ end: undefined })[0]).not.toHaveProperty('end');
    expect(occurrences({ end: '2026-12-01T14:00' })[0]).not.toHaveProperty('end');
    expect(occurrences({ end: '2026-12-01T15:00' })[0]).not.toHaveProperty('end');
  });

  it('lasts all day, over several days too, and touches each of them', () => {
    const fields = { start: '2026-12-05', end: '2026-12-07' };
    expect(occurrences(fields)).toMatchObject([
      { start: '2026-12-05T00:00', end: '2026-12-07T00:00', allDay: true },
    ]);
    expect(startsOf(fields, '2026-12-06', '2026-12-07')).toHaveLength(1);
    expect(startsOf(fields, '2026-12-07', '2026-12-08')).toHaveLength(0);
    expect(occurrences({ start: '2026-12-05', end: undefined })).toMatchObject([
      { start: '2026-12-05T00:00', end: '2026-12-06T00:00' },
    ]);
  });

  it('is found on the second day when it goes on over midnight', () => {
    const night = { start: '2026-11-30T22:00', end: '2026-12-01T02:00', rrule: 'FREQ=MONTHLY' };
    expect(startsOf(night, '2026-12-01', '2026-12-02')).toEqual(['2026-11-30T22:00']);
    expect(startsOf(night, '2026-12-02', '2026-12-03')).toEqual([]);
  });

  it('is found in the second year of an exhibition', () => {
    expect(startsOf({ start: '2025-01-01', end: '2027-06-01' })).toEqual(['2025-01-01T00:00']);
  });
});

describe('the hours of another zone', () => {
  it('are told as the wall clock here', () => {
    const london = { tz: 'Europe/London', start: '2026-12-01T15:00', end: '2026-12-01T17:00' };
    expect(occurrences(london)).toMatchObject([
      { start: '2026-12-01T16:00', end: '2026-12-01T18:00', recurrenceId: '2026-12-01T15:00' },
    ]);
  });

  it('move with our clock where a rule is kept in UTC', () => {
    const utc = { tz: 'UTC', start: '2026-10-20T13:00', end: '2026-10-20T14:00', ...WEEKLY };
    expect(startsOf(utc, '2026-10-19', '2026-11-01')).toEqual([
      '2026-10-20T15:00',
      '2026-10-27T14:00',
    ]);
  });

  it('are found on the day on which they fall here', () => {
    const newYork = { tz: 'America/New_York', start: '2026-11-30T20:00', end: undefined };
    expect(startsOf(newYork, '2026-12-01', '2026-12-02')).toEqual(['2026-12-01T02:00']);
  });

  it('are taken for ours where nobody knows the zone', () => {
    expect(startsOf({ tz: 'Nowhere/Land' })).toEqual(['2026-12-01T15:00']);
  });
});

describe('changed dates', () => {
  const change = (override: object) =>
    occurrences({
      ...WEEKLY,
      overrides: [{ recurrenceId: '2026-12-08T15:00', ...override }],
    });

  it('move to another time, keeping their length, and say so', () => {
    const [, second, third] = change({ start: '2026-12-09T10:00' });
    expect(second).toMatchObject({
      recurrenceId: '2026-12-08T15:00',
      start: '2026-12-09T10:00',
      end: '2026-12-09T12:00',
      state: 'moved',
    });
    expect(third).toMatchObject({ start: '2026-12-15T15:00', state: 'confirmed' });
  });

  it('take place elsewhere', () => {
    expect(change({ place: 'im Hof' })[1]).toMatchObject({ place: 'im Hof', state: 'moved' });
    const inDirectory = occurrences({
      placeId: 'place:treff',
      overrides: [{ recurrenceId: '2026-12-01T15:00', place: 'im Hof' }],
    });
    expect(inDirectory[0]).not.toHaveProperty('placeId');
  });

  it('are cancelled in full view', () => {
    expect(change({ cancelled: true, note: 'Krank' })[1]).toMatchObject({
      start: '2026-12-08T15:00',
      state: 'cancelled',
      note: 'Krank',
    });
  });

  it('have another title, note or end without being moved', () => {
    expect(
      change({ title: 'Weihnachtsfeier', note: 'Mit Keksen', end: '2026-12-08T18:00' })[1],
    ).toMatchObject({
      title: 'Weihnachtsfeier',
      note: 'Mit Keksen',
      end: '2026-12-08T18:00',
      state: 'confirmed',
    });
  });

  it('are found where they were moved into the days looked at, and not where they left', () => {
    const overrides = [{ recurrenceId: '2026-12-08T15:00', start: '2027-03-09T15:00' }];
    const fields = { ...WEEKLY, overrides };
    expect(startsOf(fields, '2027-03-09', '2027-03-10')).toContain('2027-03-09T15:00');
    expect(startsOf(fields, '2026-12-08', '2026-12-09')).toEqual([]);
  });

  it('are matched by their day where a calendar gives no time', () => {
    const overrides = [{ recurrenceId: '2026-12-08', start: '2026-12-08T16:00' }];
    expect(startsOf({ ...WEEKLY, overrides }, '2026-12-08', '2026-12-09')).toEqual([
      '2026-12-08T16:00',
    ]);
  });

  it('are dates of their own where no rule gives them, unless cancelled', () => {
    const overrides = [
      { recurrenceId: '2026-12-03T11:00', note: 'Zusätzlich' },
      { recurrenceId: '2026-12-04T11:00', cancelled: true },
    ];
    expect(startsOf({ overrides })).toEqual(['2026-12-01T15:00', '2026-12-03T11:00']);
  });

  it('hold from then on where they say so', () => {
    const overrides = [
      {
        recurrenceId: '2026-12-08T15:00',
        start: '2026-12-09T10:00',
        end: '2026-12-09T11:00',
        title: 'Neu',
        andFuture: true,
      },
      { recurrenceId: '2026-12-22T15:00', cancelled: true },
    ];
    expect(occurrences({ ...WEEKLY, overrides })).toMatchObject([
      { start: '2026-12-01T15:00', title: 'Technik-Treff', state: 'confirmed' },
      { start: '2026-12-09T10:00', end: '2026-12-09T11:00', title: 'Neu', state: 'moved' },
      { start: '2026-12-16T10:00', end: '2026-12-16T11:00', title: 'Neu', state: 'confirmed' },
      { start: '2026-12-23T10:00', state: 'cancelled' },
      { start: '2026-12-30T10:00', title: 'Neu' },
    ]);
  });

  it('may become all-day, or get a time', () => {
    expect(change({ start: '2026-12-08' })[1]).toMatchObject({
      allDay: true,
      end: '2026-12-09T00:00',
    });
    const allDay = { start: '2026-12-05', end: '2026-12-06' };
    const overrides = [{ recurrenceId: '2026-12-05', start: '2026-12-05T11:00' }];
    const [occurrence] = occurrences({ ...allDay, overrides });
    expect(occurrence).toMatchObject({ start: '2026-12-05T11:00', allDay: false });
    expect(occurrence).not.toHaveProperty('end');
  });
});

describe('pauses', () => {
  it('leave out the school holidays and public holidays of the Land', () => {
    const event = { ...WEEKLY, start: '2026-12-18T15:00', end: undefined };
    const all = ['2026-12-18T15:00', '2026-12-25T15:00', '2027-01-01T15:00', '2027-01-08T15:00'];
    const until = '2027-01-09';
    expect(startsOf(event, '2026-12-01', until)).toEqual(all);
    expect(startsOf({ ...event, notOnPublicHolidays: true }, '2026-12-01', until)).toEqual(
      all.filter((start) => !start.startsWith('2026-12-25')),
    );
    expect(startsOf({ ...event, notInSchoolHolidays: true }, '2026-12-01', until)).toEqual([
      '2026-12-18T15:00',
      '2027-01-08T15:00',
    ]);
  });

  it('do not touch an event that takes place once', () => {
    const feast = { start: '2026-12-25T15:00', end: undefined, notOnPublicHolidays: true };
    expect(startsOf(feast)).toEqual(['2026-12-25T15:00']);
  });

  it('do not touch dates that somebody listed or changed', () => {
    const event = {
      ...WEEKLY,
      start: '2026-12-15T15:00',
      notInSchoolHolidays: true,
      rdates: ['2026-12-30T10:00'],
      overrides: [
        { recurrenceId: '2026-12-29T15:00', note: 'Wir sind da' },
        { recurrenceId: '2026-12-23T15:00', cancelled: true },
      ],
    };
    expect(startsOf(event, '2026-12-01', '2027-01-04')).toEqual([
      '2026-12-15T15:00',
      '2026-12-22T15:00',
      '2026-12-29T15:00',
      '2026-12-30T10:00',
    ]);
  });
});

describe('the state of the whole event', () => {
  it.each(['cancelled', 'postponed', 'moved'] as const)('is told of every date: %s', (status) => {
    const states = occurrences({ ...WEEKLY, status }).map((occurrence) => occurrence.state);
    expect(new Set(states)).toEqual(new Set([status]));
  });
});

it('sorts by start, then end, then title', () => {
  const events = [
    anEvent({ _id: 'event:c', title: 'C' }),
    anEvent({ _id: 'event:b', title: 'B', start: '2026-12-01', end: undefined }),
    anEvent({ _id: 'event:a', title: 'A' }),
  ];
  const window = { from: '2026-12-01', until: '2026-12-02' };
  expect(occurrencesOf(events, window).map((occurrence) => occurrence.title)).toEqual([
    'B',
    'A',
    'C',
  ]);
});

describe('the next dates', () => {
  const next = (fields: Partial<Event>, from: string, count = 2) =>
    nextOccurrences(anEvent(fields), from, count).map((occurrence) => occurrence.start);

  it('begin with the one that is going on', () => {
    expect(next(WEEKLY, '2026-12-08T16:59')).toEqual(['2026-12-08T15:00', '2026-12-15T15:00']);
    expect(next(WEEKLY, '2026-12-08T17:00')).toEqual(['2026-12-15T15:00', '2026-12-22T15:00']);
  });

  it('are found years ahead, and end where the rule ends', () => {
    expect(next({ rrule: 'FREQ=YEARLY' }, '2027-01-01T00:00')).toEqual([
      '2027-12-01T15:00',
      '2028-12-01T15:00',
    ]);
    expect(next({ rrule: 'FREQ=WEEKLY;COUNT=2' }, '2026-12-07T00:00', 5)).toEqual([
      '2026-12-08T15:00',
    ]);
    expect(next({}, '2027-01-01T00:00')).toEqual([]);
  });
});
