import { expect, it } from 'vitest';
import { endOf, isOver, isRunning } from '#domain/occurrence.ts';

const treff = { start: '2026-12-01T15:00', end: '2026-12-01T17:00', state: 'confirmed' } as const;
const openEnd = { start: '2026-12-01T15:00', state: 'confirmed' } as const;

it('runs from its start until just before its end', () => {
  expect(isRunning(treff, '2026-12-01T14:59')).toBe(false);
  expect(isRunning(treff, '2026-12-01T15:00')).toBe(true);
  expect(isRunning(treff, '2026-12-01T16:59')).toBe(true);
  expect(isRunning(treff, '2026-12-01T17:00')).toBe(false);
  expect(isOver(treff, '2026-12-01T16:59')).toBe(false);
  expect(isOver(treff, '2026-12-01T17:00')).toBe(true);
});

it('never runs when it is cancelled or put off', () => {
  expect(isRunning({ ...treff, state: 'cancelled' }, '2026-12-01T16:00')).toBe(false);
  expect(isRunning({ ...treff, state: 'postponed' }, '2026-12-01T16:00')).toBe(false);
  expect(isRunning({ ...treff, state: 'moved' }, '2026-12-01T16:00')).toBe(true);
});

it('is taken to last two hours where nobody said when it ends', () => {
  expect(endOf(openEnd)).toBe('2026-12-01T17:00');
  expect(isRunning(openEnd, '2026-12-01T16:59')).toBe(true);
  expect(isOver(openEnd, '2026-12-01T17:00')).toBe(true);
});
