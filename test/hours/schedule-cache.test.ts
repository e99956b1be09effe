import { beforeEach, describe, expect, it, vi } from 'vitest';
import { addDays } from '#domain/local-time.ts';
import type { Schedule } from '#domain/opening.ts';
import type { LocalDatabase } from '../../app/data/database.ts';
import { eventually } from '../support/eventually.ts';
import { aDatabase } from '../support/memory-database.ts';

const TODAY = '2026-11-30';
const unwanted = new AbortController().signal;
let database: LocalDatabase;

/** The cache as a page has it that was opened just now: its own memory is empty. */
async function aFreshPage() {
  vi.resetModules();
  const { setLocalDatabase } = await import('../../app/data/local-store.ts');
  setLocalDatabase(database);
  const schedules = await import('../../app/hours/schedule-cache.ts');
  const holidays = await import('../../app/hours/holiday-cache.ts');
  return { ...schedules, ...holidays };
}

function wish(values: string[], today = TODAY) {
  return { land: 'DE-BE' as const, values, today };
}

function opensAt(schedule: Schedule | undefined): string | undefined {
  return schedule?.readable ? schedule.intervals[0]?.start : undefined;
}

beforeEach(() => {
  database = aDatabase();
});

describe('schedules at hand', () => {
  it('are none at first, then those of the worker, batch by batch', async () => {
    const page = await aFreshPage();
    const values = Array.from({ length: 45 }, (_, hour) => `Mo 10:${String(hour + 10)}-12:00`);
    expect(page.knownSchedules(wish(values)).size).toBe(0);
    const sizes: number[] = [];
    const grow = () => sizes.push(page.knownSchedules(wish(values)).size);
    expect(await page.loadSchedules(wish(values), grow, unwanted)).toBe(true);
    expect(sizes).toEqual([20, 40, 45]);
    expect(opensAt(page.knownSchedules(wish(values)).get('Mo 10:12-12:00'))).toBe(
      '2026-11-30T10:12',
    );
  });

  it('cover at least 14 days for as long as they serve, and are then read anew', async () => {
    const page = await aFreshPage();
    await page.loadSchedules(wish(['Mo 10:00-12:00']), () => {}, unwanted);
    for (let day = 0; day <= 7; day++) {
      const today = addDays(TODAY, day);
      const schedule = page.knownSchedules(wish(['Mo 10:00-12:00'], today)).get('Mo 10:00-12:00');
      expect(schedule?.readable && schedule.until >= addDays(today, 14), today).toBe(true);
    }
    expect(page.knownSchedules(wish(['Mo 10:00-12:00'], addDays(TODAY, 8))).size).toBe(0);
  });

  it('look further where a place is closed for long', async () => {
    const page = await aFreshPage();
    const values = ['Mar Su[-1] 10:00-12:00', '24/7'];
    await page.loadSchedules(wish(values), () => {}, unwanted);
    expect(opensAt(page.knownSchedules(wish(values)).get('Mar Su[-1] 10:00-12:00'))).toBe(
      '2027-03-28T10:00',
    );
  });

  it('are remembered on the device, for one Land and one value', async () => {
    const first = await aFreshPage();
    await first.loadSchedules(wish(['Mo 10:00-12:00']), () => {}, unwanted);
    const [row] = await database.answers.toArray();
    if (!row) throw new Error('nothing was remembered');
    // What is found there is taken as it is: nobody reads the value again.
    await database.answers.put({ ...row, value: { readable: false } });
    const second = await aFreshPage();
    const values = ['Mo 10:00-12:00', 'Tu 10:00-12:00'];
    await second.loadSchedules(wish(values), () => {}, unwanted);
    expect([...second.knownSchedules(wish(values)).values()].map((one) => one.readable)).toEqual([
      false,
      true,
    ]);
    const elsewhere = { ...wish(['Mo 10:00-12:00']), land: 'DE-NW' as const };
    await second.loadSchedules(elsewhere, () => {}, unwanted);
    expect(second.knownSchedules(elsewhere).get('Mo 10:00-12:00')?.readable).toBe(true);
  });

  it('are read anew, and the old ones forgotten, when a week has gone by', async () => {
    const first = await aFreshPage();
    await first.loadSchedules(wish(['Mo 10:00-12:00']), () => {}, unwanted);
    const later = wish(['Mo 10:00-12:00'], addDays(TODAY, 8));
    const second = await aFreshPage();
    await second.loadSchedules(later, () => {}, unwanted);
    expect(opensAt(second.knownSchedules(later).get('Mo 10:00-12:00'))).toBe('2026-12-14T10:00');
    await eventually(async () => {
      const days = (await database.answers.toArray()).map(({ day }) => day);
      expect(days).toEqual([later.today]);
    });
  });

  it('do not need a database: what it refuses is read and kept in memory', async () => {
    const page = await aFreshPage();
    database.close({ disableAutoOpen: true });
    await page.loadSchedules(wish(['Mo 10:00-12:00']), () => {}, unwanted);
    expect(page.knownSchedules(wish(['Mo 10:00-12:00'])).size).toBe(1);
  });

  it('stop being read when nobody wants them any more', async () => {
    const page = await aFreshPage();
    const leaving = new AbortController();
    const values = Array.from({ length: 60 }, (_, hour) => `Mo 10:${String(hour)}-12:00`);
    await page.loadSchedules(wish(values), () => leaving.abort(), leaving.signal);
    expect(page.knownSchedules(wish(values)).size).toBe(20);
  });
});

describe('holidays at hand', () => {
  it('reach a year back and a year ahead, and are remembered', async () => {
    const first = await aFreshPage();
    expect(first.knownHolidays('DE-BE', TODAY)).toBeUndefined();
    const holidays = await first.loadHolidays('DE-BE', TODAY);
    const days = holidays?.public.map(({ date }) => date);
    expect(days).toEqual(expect.arrayContaining(['2025-12-25', '2026-03-08', '2027-12-25']));
    expect(first.knownHolidays('DE-BE', TODAY)).toBe(holidays);

    const [row] = await database.answers.toArray();
    if (!row) throw new Error('nothing was remembered');
    await database.answers.put({ ...row, value: { public: [], school: [] } });
    const second = await aFreshPage();
    expect(await second.loadHolidays('DE-BE', TODAY)).toEqual({ public: [], school: [] });
  });
});
