import { describe, expect, it } from 'vitest';
import { restAfter } from '../../app/sync/backoff.ts';
import { busyFor } from '../../app/sync/retry-after.ts';

describe('how long a busy server is left alone', () => {
  it('is what it says, in seconds, up to a quarter of an hour', () => {
    expect(busyFor(new Headers({ 'retry-after': '20' }))).toBe(20_000);
    expect(busyFor(new Headers({ 'retry-after': '86400' }))).toBe(900_000);
  });

  it('is counted by the server’s clock where it names a moment', () => {
    const headers = new Headers({
      date: 'Tue, 24 Nov 2026 09:40:00 GMT',
      'retry-after': 'Tue, 24 Nov 2026 09:41:00 GMT',
    });
    expect(busyFor(headers)).toBe(60_000);
  });

  it('is for the device to decide where nothing can be read', () => {
    expect(busyFor(new Headers())).toBeUndefined();
    expect(busyFor(new Headers({ 'retry-after': 'bald' }))).toBeUndefined();
  });
});

describe('the rest between failures', () => {
  it('doubles up to five minutes, and never less than half of that', () => {
    expect([1, 2, 3, 4].map((failures) => restAfter(failures, 0))).toEqual([1e3, 2e3, 4e3, 8e3]);
    expect(restAfter(1e9, 0)).toBe(300_000);
    expect(restAfter(2, 0.999)).toBeGreaterThan(999);
  });
});
