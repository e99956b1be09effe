import { expect, test } from 'vitest';
import type { Schedule } from '#domain/opening.ts';
import { hoursOf, isOpenNow, placeStatus } from '#domain/place-status.ts';
import { aPlace } from '../support/builders.ts';

const now = '2026-11-24T10:00';
const value = 'Tu 09:00-12:00';
const open: Schedule = {
  readable: true,
  from: '2026-11-24',
  until: '2026-12-08',
  intervals: [{ start: '2026-11-24T09:00', end: '2026-11-24T12:00', state: 'open' }],
};
const schedules = new Map([[value, open]]);

test.each([
  ['its hours', aPlace({ openingHours: value }), 'open', true],
  [
    'its closing for good',
    aPlace({ openingHours: value, status: 'closed' }),
    'closedForGood',
    false,
  ],
  [
    'its closing for a time',
    aPlace({ openingHours: value, status: 'temporarilyClosed' }),
    'temporarilyClosed',
    false,
  ],
  [
    'its age',
    aPlace({ openingHours: value, source: { name: 'Amt', asOf: '2014' } }),
    'outdated',
    undefined,
  ],
  ['that nobody knows', aPlace(), 'noHours', undefined],
  [
    'that its hours are being read',
    aPlace({ openingHours: 'Mo 08:00-9:00' }),
    'reading',
    undefined,
  ],
  [
    'an exception of today alone',
    aPlace({ exceptions: [{ date: '2026-11-24', closed: true }] }),
    'closed',
    false,
  ],
])('a place tells %s', (_what, place, state, isOpen) => {
  const status = placeStatus(place, schedules, now);
  expect(status.state).toBe(state);
  expect(isOpenNow(status)).toBe(isOpen);
});

test('the hours of several places are asked for once each', () => {
  const places = [
    aPlace({ openingHours: value, seniorsHours: 'Th 08:00-09:00' }),
    aPlace({ openingHours: value }),
    aPlace(),
  ];
  expect(hoursOf(places)).toEqual([value, 'Th 08:00-09:00']);
});
