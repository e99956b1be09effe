import { expect, it } from 'vitest';
import { tryHours } from '../../app/hours/try-hours.ts';

it('counts what can be read and spoken, and names the rest with a reason', async () => {
  const values = ['Mo-Fr 09:00-17:00', 'sunrise-sunset', 'siehe Aushang', 'täglich'];
  const trial = await tryHours([...values, 'Mo-Fr 09:00-17:00'], 'DE-BE', '2026-11-30');
  expect(trial).toMatchObject({ values: 4, readable: 2, spoken: 1, hung: [] });
  expect(trial.unreadable.map(({ value }) => value)).toEqual(['siehe Aushang', 'täglich']);
  expect(trial.unreadable.every(({ reason }) => reason.length > 0)).toBe(true);
});
