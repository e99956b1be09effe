import { expect, it } from 'vitest';
import { clearedOn, type DeviceListing } from '#domain/device-listing.ts';

const NOW = new Date('2026-12-01T10:00:00Z');
const tablet: DeviceListing = {
  id: 'd0123456789ab',
  name: 'Tablet Hüllen',
  role: 'team',
  quarters: ['lichtenberg'],
  createdAt: '2026-01-01T10:00:00Z',
  isThis: false,
};
const cleared = (lastSeenAt: string | undefined, others: Partial<DeviceListing> = {}) =>
  clearedOn({ ...tablet, lastSeenAt, ...others }, NOW);

it('a tablet that was away has cleared names after 45 days, and everything after 90', () => {
  expect(cleared('2026-10-18T10:00:00Z')).toBeUndefined();
  expect(cleared('2026-10-16T10:00:00Z')).toBe('names');
  expect(cleared('2026-09-01T10:00:00Z')).toBe('personal');
  expect(cleared(undefined)).toBe('personal');
});

it('nothing of it is said of devices that hold no names, or have no access any more', () => {
  const long = '2026-02-01T10:00:00Z';
  expect(cleared(long, { role: 'kiosk' })).toBeUndefined();
  expect(cleared(long, { role: 'resident' })).toBeUndefined();
  expect(cleared(long, { revokedAt: '2026-03-01T10:00:00Z' })).toBeUndefined();
});
