import { describe, expect, it } from 'vitest';
import { concernOf, type Delivery, type SyncStatus } from '#domain/sync-status.ts';

const now = new Date('2026-11-24T15:00:00Z');
const nothing: Delivery = { waiting: 0, refused: 0, hasArrived: true };
const waiting = (waitingSince: string): Delivery => ({ ...nothing, waiting: 1, waitingSince });
const fresh = waiting('2026-11-24T14:59:30Z');
const old = waiting('2026-11-24T14:58:00Z');

function concern(status: Partial<SyncStatus>) {
  return concernOf({ phase: 'saved', delivery: nothing, ...status }, now);
}

describe('every screen tells', () => {
  it('nothing, mostly: not that the network is away while nothing waits for it', () => {
    expect(concern({})).toBeUndefined();
    expect(concern({ delivery: undefined })).toBeUndefined();
    expect(concern({ trouble: 'unreachable' })).toBeUndefined();
    expect(concern({ notSaved: 'private' })).toBeUndefined();
  });

  it('that something waits, once it waits for longer than a network needs', () => {
    expect(concern({ delivery: fresh })).toBeUndefined();
    expect(concern({ delivery: old })).toBe('waiting');
    expect(concern({ delivery: fresh, trouble: 'unreachable' })).toBe('waiting');
  });

  it('that something waits where the clock was put back behind the write', () => {
    expect(concern({ delivery: waiting('2027-11-24T15:00:00Z') })).toBe('waiting');
  });

  it('at once that the server has no room for what waits', () => {
    expect(concern({ delivery: fresh, isPutOff: true })).toBe('putOff');
    expect(concern({ isPutOff: true })).toBeUndefined();
  });

  it('first what cannot pass by itself', () => {
    const all: Partial<SyncStatus> = {
      trouble: 'forbidden',
      notSaved: 'full',
      delivery: { ...old, refused: 1 },
    };
    expect(concern(all)).toBe('noAccess');
    expect(concern({ ...all, trouble: 'otherServer' })).toBe('noAccess');
    expect(concern({ ...all, trouble: undefined })).toBe('refused');
    expect(concern({ ...all, trouble: undefined, delivery: old })).toBe('full');
  });
});
