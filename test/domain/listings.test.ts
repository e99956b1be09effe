import { describe, expect, it } from 'vitest';
import { selfMadeUseIn } from '#domain/device-listing.ts';
import { erasuresIn, isEverywhere } from '#domain/erasure-listing.ts';
import { quarantineIn, reviewOf } from '#domain/quarantine-listing.ts';
import { aPlace } from '../support/builders.ts';
import { SAMPLES } from '../support/sample-documents.ts';

it('what phones keep that nobody has confirmed is read beside the devices, and an older server says nothing of it', () => {
  const use = { quarter: 'lichtenberg', phones: 2, count: 9, bytes: 4000, isFull: true };
  expect(selfMadeUseIn({ devices: [], selfMade: [use] })).toEqual([use]);
  expect(selfMadeUseIn({ devices: [] })).toEqual([]);
  expect(selfMadeUseIn({ selfMade: [{ ...use, isFull: 'ja' }] })).toBeUndefined();
});

const kept = (write: Record<string, unknown>) => {
  const entry = { id: 'quarantine:d1~x', device: 'd1', arrivedAt: '2026-11-30T10:00:00Z', write };
  const [read] = quarantineIn({ entries: [entry] })?.entries ?? [];
  if (!read) throw new Error('not read');
  return read;
};

describe('what a revoked device brought', () => {
  const place = aPlace({ fees: 'frei' });

  it('is new where the office holds nothing of the kind', () => {
    const review = reviewOf(
      kept({ id: SAMPLES.visit._id, base: null, doc: SAMPLES.visit }),
      undefined,
    );
    expect(review).toMatchObject({ kind: 'created', type: 'visit' });
    expect(review.changes).toContainEqual({ field: 'source', before: undefined, after: 'name' });
  });

  it('is changed field by field against what the office holds, and the same where nothing is', () => {
    const changed = { ...place, fees: '2 Euro', clock: { d1: 4 } };
    expect(reviewOf(kept({ id: place._id, doc: changed }), place as never)).toMatchObject({
      kind: 'changed',
      changes: [{ field: 'fees', before: 'frei', after: '2 Euro' }],
    });
    expect(
      reviewOf(kept({ id: place._id, doc: { ...place, clock: { d1: 4 } } }), place as never).kind,
    ).toBe('same');
  });

  it('is a delete with what would go, or a letter that nobody can read yet', () => {
    const review = reviewOf(kept({ id: place._id, deleted: true }), place as never);
    expect(review).toMatchObject({ kind: 'deleted', type: 'place' });
    expect(review.changes.map(({ field }) => field)).toContain('fees');
    expect(reviewOf(kept({ sealed: { id: 'letter:1' } }), undefined)).toMatchObject({
      kind: 'letter',
    });
  });

  it('is not read from something else', () => {
    expect([undefined, null, {}, { entries: [{ id: 1 }] }].map(quarantineIn)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('erasures', () => {
  const device = (state: string) => ({ deviceId: 'd1', role: 'team', state });
  const erasure = (n: number, state: string, ...devices: unknown[]) => ({
    n,
    on: '2026-11-30',
    state,
    devices,
  });

  it('come newest first, and are everywhere once no device is waited for', () => {
    const read = erasuresIn({
      erasures: [
        erasure(1, 'done', device('acknowledged'), device('unseen')),
        erasure(2, 'done', device('waiting')),
        erasure(3, 'begun'),
      ],
    });
    expect(read?.map((one) => [one.n, isEverywhere(one)])).toEqual([
      [3, false],
      [2, false],
      [1, true],
    ]);
    expect(erasuresIn({ erasures: [{ n: 'x' }] })).toBeUndefined();
  });
});
