import { expect, test } from 'vitest';
import { metresBetween, spokenMetres } from '#domain/distance.ts';

const alexanderplatz = { latitude: 52.52191, longitude: 13.41321 };
const brandenburgGate = { latitude: 52.51628, longitude: 13.37771 };

test('the Alexanderplatz is two and a half kilometres from the Brandenburg Gate', () => {
  const metres = metresBetween(alexanderplatz, brandenburgGate);
  expect(metres).toBeGreaterThan(2400);
  expect(metres).toBeLessThan(2550);
});

test('a place is no distance from itself', () => {
  expect(metresBetween(alexanderplatz, alexanderplatz)).toBe(0);
});

test('distances are told in round numbers, and never as nothing', () => {
  expect([3, 288, 974, 1249, 2471].map(spokenMetres)).toEqual([50, 300, 950, 1200, 2500]);
});
