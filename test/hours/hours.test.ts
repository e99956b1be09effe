import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { OpeningInterval } from '#domain/opening.ts';
import type { Land } from '#domain/quarter.ts';
import { readHolidays } from '../../app/hours/hours.ts';
import { readHours } from '../support/read-hours.ts';

/** Intervals as "2026-03-08T10:00 2026-03-08T12:00 open". */
function lines(intervals: OpeningInterval[]): string[] {
  return intervals.map(({ start, end, state }) => `${start} ${end} ${state}`);
}

async function intervalsOf(value: string, from: string, days: number, land: Land = 'DE-BE') {
  const schedule = (await readHours({ land, values: [value], from, days })).get(value);
  if (!schedule?.readable) throw new Error(`not readable: ${value}`);
  return schedule.intervals;
}

describe('reading opening hours', () => {
  it('gives wall clock on both days of a clock change, at night too', async () => {
    const night = 'Mo-Su 22:00-06:00';
    expect(lines(await intervalsOf(night, '2026-03-28', 3))).toEqual([
      '2026-03-27T22:00 2026-03-28T06:00 open',
      '2026-03-28T22:00 2026-03-29T06:00 open',
      '2026-03-29T22:00 2026-03-30T06:00 open',
      '2026-03-30T22:00 2026-03-31T00:00 open',
    ]);
    expect(lines(await intervalsOf('Su 09:00-18:00', '2026-03-29', 1))).toEqual([
      '2026-03-29T09:00 2026-03-29T18:00 open',
    ]);
    expect(lines(await intervalsOf('Su 09:00-18:00', '2026-10-25', 1))).toEqual([
      '2026-10-25T09:00 2026-10-25T18:00 open',
    ]);
    expect(lines(await intervalsOf('Sa-Su 01:30-03:30', '2026-10-24', 2))).toEqual([
      '2026-10-24T01:30 2026-10-24T03:30 open',
      '2026-10-25T01:30 2026-10-25T03:30 open',
    ]);
  });

  it('keeps a night whole that began the day before', async () => {
    expect(lines(await intervalsOf('Mo-Su 22:00-02:00', '2026-11-30', 1))).toEqual([
      '2026-11-29T22:00 2026-11-30T02:00 open',
      '2026-11-30T22:00 2026-12-01T00:00 open',
    ]);
  });

  it("knows each Land's own holidays", async () => {
    const openOn = async (date: string, land: Land) =>
      (await intervalsOf('Mo-Su 10:00-12:00; PH off', date, 1, land)).length > 0;
    // 8 March is a holiday in Berlin, Fronleichnam and Allerheiligen are in Nordrhein-Westfalen.
    expect(await openOn('2027-03-08', 'DE-BE')).toBe(false);
    expect(await openOn('2027-03-08', 'DE-NW')).toBe(true);
    expect(await openOn('2026-06-04', 'DE-NW')).toBe(false);
    expect(await openOn('2026-06-04', 'DE-BE')).toBe(true);
    expect(await openOn('2026-11-01', 'DE-NW')).toBe(false);
    expect(await openOn('2026-11-01', 'DE-BE')).toBe(true);
    expect(await openOn('2026-12-25', 'DE-BE')).toBe(false);
  });

  it('knows school holidays', async () => {
    const value = 'Mo-Fr 14:00-16:00; SH off';
    expect(lines(await intervalsOf(value, '2026-12-21', 17, 'DE-BE'))).toEqual([
      '2026-12-21T14:00 2026-12-21T16:00 open',
      '2026-12-22T14:00 2026-12-22T16:00 open',
      '2027-01-04T14:00 2027-01-04T16:00 open',
      '2027-01-05T14:00 2027-01-05T16:00 open',
      '2027-01-06T14:00 2027-01-06T16:00 open',
    ]);
  });

  it('is in doubt on a holiday where weekday hours say nothing about holidays', async () => {
    const [day] = await intervalsOf('Mo-Fr 09:00-17:00', '2026-12-25', 1);
    expect(day).toMatchObject({ state: 'unknown', holiday: '1. Weihnachtstag' });
    const [mentioned] = await intervalsOf('Mo-Fr,PH 09:00-17:00', '2026-12-25', 1);
    expect(mentioned).toMatchObject({ state: 'open' });
    const [daily] = await intervalsOf('Mo-Su 06:00-22:00', '2026-12-25', 1);
    expect(daily).toMatchObject({ state: 'open' });
    const [dated] = await intervalsOf('Dec 25 10:00-12:00', '2026-12-25', 1);
    expect(dated).toMatchObject({ state: 'open' });
  });

  it('tells appointments from what is merely unknown', async () => {
    const [agreed] = await intervalsOf('Mo 09:00-12:00 "nach Vereinbarung"', '2026-11-30', 1);
    expect(agreed).toMatchObject({ state: 'byAppointment', comment: 'nach Vereinbarung' });
    const [open] = await intervalsOf('Mo 09:00-12:00 open "ohne Termin"', '2026-11-30', 1);
    expect(open).toMatchObject({ state: 'open', comment: 'ohne Termin' });
    const [unknown] = await intervalsOf('Mo 09:00-12:00 unknown', '2026-11-30', 1);
    expect(unknown).toMatchObject({ state: 'unknown' });
  });

  it('marks an open end and keeps the comments of the library to itself', async () => {
    const [openEnd] = await intervalsOf('Mo 18:00+', '2026-11-30', 2);
    expect(openEnd).toEqual({
      start: '2026-11-30T18:00',
      end: '2026-12-01T04:00',
      state: 'unknown',
      openEnd: true,
    });
    const [holiday] = await intervalsOf('PH 10:00-12:00', '2026-12-25', 1);
    expect(holiday).toEqual({
      start: '2026-12-25T10:00',
      end: '2026-12-25T12:00',
      state: 'open',
    });
  });

  it('follows the sun in wall clock, summer and winter', async () => {
    const [summer] = await intervalsOf('sunrise-sunset', '2026-06-21', 1);
    const [winter] = await intervalsOf('sunrise-sunset', '2026-12-21', 1);
    // Berlin, by the almanac: 4:43 to 21:33 and 8:15 to 15:54.
    expect(summer?.start.slice(0, 15)).toBe('2026-06-21T04:4');
    expect(summer?.end.slice(0, 15)).toBe('2026-06-21T21:3');
    expect(winter?.start.slice(0, 15)).toBe('2026-12-21T08:1');
    expect(winter?.end.slice(0, 15)).toBe('2026-12-21T15:5');
    const change = await intervalsOf('sunrise-sunset', '2026-03-28', 2);
    expect(change.map(({ start }) => start.slice(0, 13))).toEqual([
      '2026-03-28T05',
      '2026-03-29T06',
    ]);
  });

  it('refuses what it cannot read, and what it could only guess, and goes on', async () => {
    const values = ['bitte klingeln', 'täglich', 'Mo-Fr 9-5', '', ' ; ', 'Mo-Fr 09:00-17:00'];
    const read = await readHours({ land: 'DE-BE', values, from: '2026-11-30', days: 14 });
    expect([...read].map(([value, { readable }]) => [value, readable])).toEqual([
      ['bitte klingeln', false],
      ['täglich', false],
      ['Mo-Fr 9-5', false],
      ['', false],
      [' ; ', false],
      ['Mo-Fr 09:00-17:00', true],
    ]);
  });

  it('refuses school holidays of years that nobody has fixed yet', async () => {
    const values = ['Mo-Fr 14:00-16:00; SH off'];
    const read = await readHours({ land: 'DE-BE', values, from: '2033-06-01', days: 14 });
    expect(read.get(values[0] ?? '')).toEqual({ readable: false });
  });

  it.each(['Africa/Cairo', 'America/New_York', 'UTC'])(
    'gives the same wall clock on a device in %s',
    async (zone) => {
      const code = `import { readHours } from './test/support/read-hours.ts';
        const ask = (value, from) => readHours({ land: 'DE-BE', values: [value], from, days: 3 });
        console.log(JSON.stringify([
          ...(await ask('Mo-Su 22:00-02:00; PH off', '2026-04-24')),
          ...(await ask('Mo-Su 01:30-02:30', '2026-03-08')),
          ...(await ask('sunrise-sunset', '2026-10-24')),
        ].flatMap(([, { intervals }]) => intervals.map((one) => one.start + ' ' + one.end))));`;
      const run = promisify(execFile);
      const options = { env: { ...process.env, TZ: zone } };
      const args = ['--import', 'tsx', '--input-type=module', '-e', code];
      const { stdout } = await run(process.execPath, args, options);
      const found = JSON.parse(stdout) as string[];
      const ask = (value: string, from: string) => intervalsOf(value, from, 3);
      const expected = [
        ...(await ask('Mo-Su 22:00-02:00; PH off', '2026-04-24')),
        ...(await ask('Mo-Su 01:30-02:30', '2026-03-08')),
        ...(await ask('sunrise-sunset', '2026-10-24')),
      ];
      expect(found).toEqual(expected.map(({ start, end }) => `${start} ${end}`));
      expect(found).toContain('2026-04-24T22:00 2026-04-25T02:00');
      expect(found).toContain('2026-03-08T01:30 2026-03-08T02:30');
    },
  );
});

describe('reading holidays', () => {
  it('tells the public holidays of a Land with their names', async () => {
    const { public: days } = await readHolidays('DE-NW', '2026-05-25', '2026-12-25');
    expect(days).toEqual([
      { date: '2026-05-25', name: 'Pfingstmontag' },
      { date: '2026-06-04', name: 'Fronleichnam' },
      { date: '2026-10-03', name: 'Tag der Deutschen Einheit' },
      { date: '2026-11-01', name: 'Allerheiligen' },
      { date: '2026-12-25', name: '1. Weihnachtstag' },
    ]);
    const berlin = await readHolidays('DE-BE', '2026-03-01', '2026-03-31');
    expect(berlin.public.map(({ date }) => date)).toEqual(['2026-03-08']);
  });

  it('tells school holidays whole, over the new year too', async () => {
    const { school } = await readHolidays('DE-BE', '2026-12-30', '2027-01-02');
    expect(school).toEqual([{ from: '2026-12-23', to: '2027-01-02', name: 'Weihnachtsferien' }]);
  });

  it('has no school holidays where nobody has fixed them, and does not fail', async () => {
    const { public: days, school } = await readHolidays('DE-BE', '2033-01-01', '2033-12-31');
    expect(school).toEqual([]);
    expect(days.length).toBeGreaterThan(8);
  });
});
