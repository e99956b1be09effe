import { afterAll, describe, expect, it } from 'vitest';
import type { HoursPhrase } from '#domain/opening.ts';
import { meaningOf } from '#domain/opening-phrases.ts';
import type { Land } from '#domain/quarter.ts';
import { evaluateHours } from '../../app/hours/evaluate.ts';
import { holidayCalendar } from '../../app/hours/land-holidays.ts';
import { readOsmValue } from '../../app/hours/osm-library.ts';
import { phrasesOf } from '../../app/hours/phrases.ts';
import { useWallClockDates } from '../../app/hours/wall-clock-date.ts';
import { SPOKEN_VALUES, TANGLED_VALUES } from './hours-values.ts';

const [FROM, UNTIL] = ['2026-01-01', '2028-01-01'];

// The library in this process: it needs the dates that its worker has, and the next file its own.
const { Date: ownDate } = globalThis;
useWallClockDates();
afterAll(() => {
  globalThis.Date = ownDate;
});

/** What the library says over two years, as "start end state", joined where it goes on. */
function libraryMeaning(value: string, land: Land): string[] {
  const hours = readOsmValue(value, land, 1);
  const read = hours.ok ? hours.value.intervals(FROM, UNTIL) : hours;
  if (!read.ok) throw new Error(`the library does not read ${value}`);
  const stretches: { start: string; end: string; state: string }[] = [];
  for (const { start, end, state, comment = '' } of read.value) {
    const said = /vereinbarung|termin/i.test(comment) ? 'byAppointment' : state;
    const last = stretches.at(-1);
    if (last && last.end === start && last.state === said) last.end = end;
    else stretches.push({ start, end, state: said });
  }
  return stretches.map((one) => `${one.start} ${one.end} ${one.state}`);
}

function spokenMeaning(phrases: HoursPhrase[], land: Land): string[] {
  const calendar = holidayCalendar(land, '2025-12-31', UNTIL);
  const stretches = meaningOf(phrases, FROM, UNTIL, calendar);
  return stretches.map((one) => `${one.start} ${one.end} ${one.state}`);
}

function spokenPhrases(value: string, land: Land): HoursPhrase[] | undefined {
  const { schedule } = evaluateHours(value, land, FROM, 21);
  return schedule.readable ? schedule.phrases : undefined;
}

describe('the clauses in which hours are spoken', () => {
  it('mean what the library says over two years, value for value', { timeout: 120_000 }, () => {
    expect(SPOKEN_VALUES.length).toBeGreaterThanOrEqual(80);
    for (const value of SPOKEN_VALUES) {
      const phrases = spokenPhrases(value, 'DE-NW');
      if (!phrases) throw new Error(`nothing is spoken for ${value}`);
      expect(spokenMeaning(phrases, 'DE-NW'), value).toEqual(libraryMeaning(value, 'DE-NW'));
    }
  });

  it('are kept back where they would say something else than the value', () => {
    for (const value of TANGLED_VALUES) {
      expect(readOsmValue(value, 'DE-BE', 1).ok, value).toBe(true);
      expect(spokenPhrases(value, 'DE-BE'), value).toBeUndefined();
    }
    // Not every one of them is merely unreadable: some clauses exist, and were found to be wrong.
    expect(TANGLED_VALUES.filter((value) => phrasesOf(value, 2026)).length).toBeGreaterThan(5);
  });
});

describe('a clause', () => {
  it('gathers weekdays with the same hours, and lets a later rule take their place', () => {
    expect(phrasesOf('Mo-Sa 08:00-13:30; We 08:00-13:30,15:00-18:30; Sa off', 2026)).toEqual([
      {
        days: { kind: 'weekdays', weekdays: [1, 2, 4, 5] },
        hours: { kind: 'times', times: [{ from: '08:00', to: '13:30' }] },
      },
      {
        days: { kind: 'weekdays', weekdays: [3] },
        hours: {
          kind: 'times',
          times: [
            { from: '08:00', to: '13:30' },
            { from: '15:00', to: '18:30' },
          ],
        },
      },
    ]);
  });

  it('is for the n-th of a month, for odd weeks, for months, for holidays', () => {
    const kinds = (value: string) => phrasesOf(value, 2026);
    expect(kinds('We[-1] 15:00-17:00; PH off')).toEqual([
      {
        days: { kind: 'nthOfMonth', weekday: 3, nth: [-1] },
        hours: { kind: 'times', times: [{ from: '15:00', to: '17:00' }] },
      },
      { days: { kind: 'publicHolidays' }, hours: { kind: 'closed' } },
    ]);
    expect(kinds('week 01-53/2 Tu 15:00-17:00')).toMatchObject([{ weeks: 'odd' }]);
    expect(kinds('Oct 01-Mar 31 Mo 10:00-12:00')).toMatchObject([{ months: { from: 10, to: 3 } }]);
    expect(kinds('Mar,Apr,Sep Mo 10:00-12:00')).toMatchObject([
      { months: { from: 3, to: 4 } },
      { months: { from: 9, to: 9 } },
    ]);
  });

  it('says what holds otherwise, and leaves out what was for years gone by', () => {
    const value = 'Sa 10:00-13:00 || "nach Vereinbarung"; 2021 Apr 10-2021 Apr 16 off';
    expect(phrasesOf(value, 2021)).toBeUndefined();
    expect(phrasesOf(value, 2026)).toEqual([
      {
        days: { kind: 'weekdays', weekdays: [6] },
        hours: { kind: 'times', times: [{ from: '10:00', to: '13:00' }] },
      },
      { days: { kind: 'everyDay' }, hours: { kind: 'byAppointment' }, otherwise: true },
    ]);
  });

  it('is nothing where a rule says more than a clause can', () => {
    for (const value of ['Jan 25-Nov 10 Tu 09:00-14:00', 'sunrise-sunset', 'Su[1] +1 day 10:00'])
      expect(phrasesOf(value, 2026), value).toBeUndefined();
  });
});
