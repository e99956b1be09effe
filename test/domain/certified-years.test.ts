import { expect, it } from 'vitest';
import { CERTIFIED_TYPES, isCertifiable } from '#domain/certified-years.ts';
import { deleteAfterOf } from '../../sync-server/push/delete-after.ts';

it('what a certificate is counted from stays for two years after its own, other things do not', () => {
  const retention = { shift: 1, session: 6, response: 36, visit: 1 };
  const last = (type: string) => deleteAfterOf(retention, type, '2026-11-20T09:00:00Z');
  expect(CERTIFIED_TYPES.map(last)).toEqual(['2028-12-31', '2028-12-31', '2029-11-30']);
  expect(last('visit')).toBe('2026-12-31');
  expect(last('tally')).toBeUndefined();
  expect(deleteAfterOf({}, 'shift', '2026-11-20T09:00:00Z')).toBeUndefined();
});

it('a year is certified only while nothing of it can have been deleted', () => {
  for (const months of [1, 12, 24, 36, 60]) {
    for (const year of ['2022', '2023', '2024', '2025', '2026']) {
      if (!isCertifiable(year, '2026-11-28', { shift: months })) continue;
      // The earliest that something of it may have arrived: a year before.
      for (const arrived of [`${Number(year) - 1}-01-02`, `${year}-01-02`, `${year}-12-30`]) {
        const last = deleteAfterOf({ shift: months }, 'shift', `${arrived}T09:00:00Z`) ?? '9999';
        expect(last >= '2026-11-28', `${months} ${year} ${arrived}`).toBe(true);
      }
    }
  }
  expect(isCertifiable('2025', '2026-11-28', { shift: 1 })).toBe(true);
  expect(isCertifiable('2024', '2026-11-28', { shift: 1 })).toBe(false);
  expect(isCertifiable('2020', '2026-11-28', { visit: 1 })).toBe(true);
});
