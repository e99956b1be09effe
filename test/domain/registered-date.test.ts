import { describe, expect, it } from 'vitest';
import { dayOfRegistered } from '#domain/registered-date.ts';
import { anEvent } from '../support/builders.ts';

const feast = (fields: object = {}) =>
  anEvent({ start: '2026-12-01T15:00', end: '2026-12-01T18:00', ...fields });
const moved = (start: string) => ({ overrides: [{ recurrenceId: '2026-12-01T15:00', start }] });

describe('the day of a date that somebody registered for', () => {
  it('is its own, or the one to which it was moved, however far', () => {
    expect(dayOfRegistered(feast(), '2026-12-01')).toBe('2026-12-01');
    expect(dayOfRegistered(feast(moved('2027-05-09T11:00')), '2026-12-01')).toBe('2027-05-09');
    expect(dayOfRegistered(feast(moved('2026-12-01T19:00')), '2026-12-01')).toBe('2026-12-01');
  });

  it('in a series is that of this date alone, and follows a lasting change', () => {
    const series = feast({ rrule: 'FREQ=WEEKLY', ...moved('2026-12-03T15:00') });
    expect(dayOfRegistered(series, '2026-12-01')).toBe('2026-12-03');
    expect(dayOfRegistered(series, '2026-12-08')).toBe('2026-12-08');
    const lasting = { recurrenceId: '2026-12-08T15:00', start: '2026-12-10T15:00' };
    const since = feast({ rrule: 'FREQ=WEEKLY', overrides: [{ ...lasting, andFuture: true }] });
    expect(dayOfRegistered(since, '2026-12-15')).toBe('2026-12-17');
  });

  it('is none where the date is cancelled, put off, or gone', () => {
    expect(dayOfRegistered(feast({ status: 'cancelled' }), '2026-12-01')).toBeUndefined();
    expect(dayOfRegistered(feast({ status: 'postponed' }), '2026-12-01')).toBeUndefined();
    expect(dayOfRegistered(feast(), '2026-12-02')).toBeUndefined();
  });
});
