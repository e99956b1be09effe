import { expect, it } from 'vitest';
import { isCertifiable } from '#domain/certified-years.ts';
import { deleteAfterOf } from '../../sync-server/push/delete-after.ts';

it('a year is certified only while nothing of it can have been deleted', () => {
  let certified = 0;
  for (const months of [1, 12, 24, 36, 60]) {
    for (const year of ['2022', '2023', '2024', '2025', '2026']) {
      if (!isCertifiable(year, '2026-11-28', { shift: months })) continue;
      certified += 1;
      // The earliest that something of it may have arrived: a year before.
      for (const arrived of [`${Number(year) - 1}-01-02`, `${year}-01-02`, `${year}-12-30`]) {
        const last = deleteAfterOf({ shift: months }, 'shift', `${arrived}T09:00:00Z`) ?? '9999';
        expect(last >= '2026-11-28', `${months} ${year} ${arrived}`).toBe(true);
      }
    }
  }
  expect(certified).toBe(7);
});

it('every year is, where nothing that counts is ever deleted', () => {
  expect(isCertifiable('2020', '2026-11-28', { visit: 1 })).toBe(true);
  expect(isCertifiable('2020', '2026-11-28')).toBe(true);
});

it('the year before is in January, where things are kept for two', () => {
  expect(isCertifiable('2025', '2026-01-31', { response: 24 })).toBe(true);
  expect(isCertifiable('2025', '2026-02-01', { response: 24 })).toBe(false);
});
