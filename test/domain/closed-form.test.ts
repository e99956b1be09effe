import { expect, it } from 'vitest';
import { isClosed } from '#domain/closed-form.ts';

it('a session that was closed is not taken for an encrypted document', () => {
  const closed = { key: 'k', iv: new Uint8Array(12), box: new Uint8Array(16) };
  expect(isClosed({ type: 'visitor', closed })).toBe(true);
  expect(isClosed({ type: 'session', closed: '2026-12-01T17:00:00Z' })).toBe(false);
  expect(isClosed({ type: 'session' })).toBe(false);
});

it('nor is anything that another device wrote', () => {
  const closed = { key: 'k', iv: [1], box: { 0: 1 } };
  expect(isClosed({ type: 'visitor', closed })).toBe(false);
  expect(isClosed({ type: 'visitor', closed: null })).toBe(false);
});
