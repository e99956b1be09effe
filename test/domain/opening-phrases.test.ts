import { describe, expect, it } from 'vitest';
import type { HoursPhrase } from '#domain/opening.ts';
import { type HolidayCalendar, meaningOf } from '#domain/opening-phrases.ts';

const noHolidays: HolidayCalendar = { isPublicHoliday: () => false, isSchoolHoliday: () => false };
const morning: HoursPhrase['hours'] = { kind: 'times', times: [{ from: '09:00', to: '12:00' }] };

/** Meaning as "2026-12-01T09:00 2026-12-01T12:00 open". */
function said(phrases: HoursPhrase[], from: string, until: string, holidays = noHolidays) {
  return meaningOf(phrases, from, until, holidays).map(
    ({ start, end, state }) => `${start} ${end} ${state}`,
  );
}

describe('what clauses mean', () => {
  it('is the times of their weekdays', () => {
    const phrases: HoursPhrase[] = [
      { days: { kind: 'weekdays', weekdays: [1, 3] }, hours: morning },
    ];
    expect(said(phrases, '2026-11-30', '2026-12-07')).toEqual([
      '2026-11-30T09:00 2026-11-30T12:00 open',
      '2026-12-02T09:00 2026-12-02T12:00 open',
    ]);
  });

  it('knows the last and the second of a month', () => {
    const nth = (...counts: number[]): HoursPhrase[] => [
      { days: { kind: 'nthOfMonth', weekday: 3, nth: counts }, hours: morning },
    ];
    const days = (phrases: HoursPhrase[]) =>
      said(phrases, '2026-12-01', '2027-03-01').map((text) => text.slice(0, 10));
    expect(days(nth(-1))).toEqual(['2026-12-30', '2027-01-27', '2027-02-24']);
    expect(days(nth(2))).toEqual(['2026-12-09', '2027-01-13', '2027-02-10']);
    expect(days(nth(5))).toEqual(['2026-12-30']);
  });

  it('knows odd weeks over a year of 53', () => {
    const phrases: HoursPhrase[] = [
      { days: { kind: 'weekdays', weekdays: [2] }, weeks: 'odd', hours: morning },
    ];
    expect(said(phrases, '2026-12-20', '2027-01-25').map((text) => text.slice(0, 10))).toEqual([
      '2026-12-29',
      '2027-01-05',
      '2027-01-19',
    ]);
  });

  it('runs past midnight, also from the evening before', () => {
    const phrases: HoursPhrase[] = [
      {
        days: { kind: 'everyDay' },
        hours: { kind: 'times', times: [{ from: '22:00', to: '02:00' }] },
      },
    ];
    expect(said(phrases, '2026-12-01', '2026-12-02')).toEqual([
      '2026-12-01T00:00 2026-12-01T02:00 open',
      '2026-12-01T22:00 2026-12-02T00:00 open',
    ]);
  });

  it('lets holidays speak for themselves, and "closed" beat times', () => {
    const holidays = {
      isPublicHoliday: (date: string) => date === '2026-12-25',
      isSchoolHoliday: (date: string) => date >= '2026-12-24',
    };
    const phrases: HoursPhrase[] = [
      { days: { kind: 'everyDay' }, hours: morning },
      { days: { kind: 'weekdays', weekdays: [3] }, hours: { kind: 'closed' } },
      { days: { kind: 'schoolHolidays' }, hours: { kind: 'closed' } },
      {
        days: { kind: 'publicHolidays' },
        hours: { kind: 'times', times: [{ from: '10:00', to: '11:00' }] },
      },
    ];
    expect(said(phrases, '2026-12-22', '2026-12-27', holidays)).toEqual([
      '2026-12-22T09:00 2026-12-22T12:00 open',
      '2026-12-25T10:00 2026-12-25T11:00 open',
    ]);
  });

  it('fills what is left with what holds otherwise', () => {
    const phrases: HoursPhrase[] = [
      { days: { kind: 'everyDay' }, hours: morning },
      { days: { kind: 'everyDay' }, hours: { kind: 'byAppointment' }, otherwise: true },
    ];
    expect(said(phrases, '2026-12-01', '2026-12-02')).toEqual([
      '2026-12-01T00:00 2026-12-01T09:00 byAppointment',
      '2026-12-01T09:00 2026-12-01T12:00 open',
      '2026-12-01T12:00 2026-12-02T00:00 byAppointment',
    ]);
  });

  it('keeps to its months, also over the new year', () => {
    const phrases: HoursPhrase[] = [
      { days: { kind: 'everyDay' }, months: { from: 10, to: 3 }, hours: { kind: 'roundTheClock' } },
    ];
    expect(said(phrases, '2026-09-30', '2027-04-03')).toEqual([
      '2026-10-01T00:00 2027-04-01T00:00 open',
    ]);
  });
});
