import { describe, expect, it } from 'vitest';
import type { OpeningInterval, Schedule } from '#domain/opening.ts';
import { daysOf, spokenEnd } from '#domain/opening-days.ts';

function aSchedule(...times: string[]): Schedule {
  const intervals: OpeningInterval[] = times.map((text) => {
    const [start = '', end = ''] = text.split('/');
    return { start, end, state: 'open' };
  });
  return { readable: true, from: '2026-11-30', until: '2026-12-14', intervals };
}

/** Rows as "2026-11-30 09:00-12:00 14:00-18:00". */
function rowsOf(...args: Parameters<typeof daysOf>): string[] {
  return daysOf(...args).map(({ date, intervals }) =>
    [date, ...intervals.map((one) => `${one.start.slice(11)}-${one.end.slice(11)}`)].join(' '),
  );
}

describe('the days of a week', () => {
  it('are rows with what begins on each of them', () => {
    const schedule = aSchedule(
      '2026-11-29T22:00/2026-11-30T02:00',
      '2026-11-30T09:00/2026-11-30T12:00',
      '2026-11-30T14:00/2026-11-30T18:00',
      '2026-12-01T22:00/2026-12-02T02:00',
    );
    expect(rowsOf(schedule, [], '2026-11-30', 3)).toEqual([
      '2026-11-30 09:00-12:00 14:00-18:00',
      '2026-12-01 22:00-02:00',
      '2026-12-02',
    ]);
  });

  it('cut at midnight what is open for a day and longer', () => {
    const schedule = aSchedule('2026-11-29T00:00/2026-12-14T00:00');
    expect(rowsOf(schedule, undefined, '2026-11-30', 2)).toEqual([
      '2026-11-30 00:00-00:00',
      '2026-12-01 00:00-00:00',
    ]);
    const weekend = aSchedule('2026-12-04T10:00/2026-12-07T05:00');
    expect(rowsOf(weekend, undefined, '2026-12-04', 4)).toEqual([
      '2026-12-04 10:00-00:00',
      '2026-12-05 00:00-00:00',
      '2026-12-06 00:00-00:00',
      '2026-12-07 00:00-05:00',
    ]);
  });

  it('tell a closed day from one that nobody knows about', () => {
    const known = (schedule: Schedule | undefined, from: string) =>
      daysOf(schedule, [], from, 1)[0]?.known;
    expect(known(aSchedule(), '2026-12-13')).toBe(true);
    expect(known(aSchedule(), '2026-12-14')).toBe(false);
    expect(known({ readable: false }, '2026-12-01')).toBe(false);
    expect(known(undefined, '2026-12-01')).toBe(false);
  });

  it('show exceptions, and why', () => {
    const schedule = aSchedule(
      '2026-11-30T09:00/2026-11-30T18:00',
      '2026-12-01T09:00/2026-12-01T18:00',
    );
    const days = daysOf(
      schedule,
      [
        { date: '2026-11-30', closed: true, reason: 'Betriebsausflug' },
        { date: '2026-12-01', from: '22:00', to: '01:00', reason: 'Lange Nacht' },
      ],
      '2026-11-30',
      3,
    );
    expect(days).toEqual([
      {
        date: '2026-11-30',
        known: true,
        intervals: [],
        exception: true,
        closedReason: 'Betriebsausflug',
      },
      {
        date: '2026-12-01',
        known: true,
        intervals: [{ start: '2026-12-01T22:00', end: '2026-12-02T01:00', state: 'open' }],
        exception: true,
        changedReason: 'Lange Nacht',
      },
      { date: '2026-12-02', known: true, intervals: [], exception: false },
    ]);
  });

  it('show an exception where the usual hours cannot be read', () => {
    const [day] = daysOf(
      { readable: false },
      [{ date: '2026-11-30', from: '10:00', to: '24:00' }],
      '2026-11-30',
      1,
    );
    expect(day?.known).toBe(true);
    expect(day?.intervals).toEqual([
      { start: '2026-11-30T10:00', end: '2026-12-01T00:00', state: 'open' },
    ]);
  });
});

describe('the end of hours', () => {
  it('is 24:00 of the day before where it is midnight', () => {
    expect(spokenEnd('2026-12-01T00:00')).toEqual({ date: '2026-11-30', time: '24:00' });
    expect(spokenEnd('2026-12-01T02:00')).toEqual({ date: '2026-12-01', time: '02:00' });
  });
});
