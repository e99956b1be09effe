import { describe, expect, it } from 'vitest';
import { type Shift, shiftId, shiftMinutes, shiftStanding, standInFor } from '#domain/shift.ts';
import { doc } from '../support/sample-documents.ts';

const [ANNA, BERND, CLARA] = ['a1', 'b2', 'c3'].map((two) => two.repeat(16)) as [
  string,
  string,
  string,
];
const DATE = '2026-12-01';
const PLACE = 'place:huellen';

function aShift(personId: string, fields: Record<string, unknown> = {}): Shift {
  const id = shiftId(PLACE, DATE, personId);
  return doc('shift', id, { placeId: PLACE, date: DATE, personId, ...fields }) as unknown as Shift;
}
const standings = (...shifts: Shift[]) => shifts.map((shift) => shiftStanding(shift, shifts));
const off = aShift(ANNA, { canNot: true });
const offer = (personId: string, arrivedAt?: string, fields = {}) =>
  aShift(personId, { standsInFor: ANNA, ...(arrivedAt && { arrivedAt }), ...fields });

describe('who comes', () => {
  it('is who was entered; where they cannot, somebody is looked for', () => {
    expect(standings(aShift(ANNA))).toEqual(['comes']);
    expect(standings(off, aShift(BERND))).toEqual(['open', 'comes']);
  });

  it('is whoever stands in, as long as they can', () => {
    expect(standings(off, offer(BERND))).toEqual(['covered', 'standsIn']);
    expect(standings(off, offer(BERND, undefined, { canNot: true }))).toEqual(['open', 'away']);
  });

  it('is, of two who stand in, whose offer arrived first, whatever their clocks say', () => {
    const early = offer(BERND, '2026-11-30T10:00:00Z', { createdAt: '2026-11-30T09:59:00Z' });
    const late = offer(CLARA, '2026-11-30T12:00:00Z', { createdAt: '2020-01-01T00:00:00Z' });
    expect(standings(off, late, early)).toEqual(['covered', 'spare', 'standsIn']);
    // What has not arrived takes nobody's place; offline each sees their own alone.
    expect(standings(off, early, offer(CLARA))).toEqual(['covered', 'standsIn', 'spare']);
    expect(standInFor(ANNA, [offer(CLARA)])?.personId).toBe(CLARA);
  });

  it('is the same on every device where two arrived in one moment', () => {
    const at = '2026-11-30T10:00:00Z';
    const both = [offer(CLARA, at), offer(BERND, at)];
    expect(standInFor(ANNA, both)).toEqual(standInFor(ANNA, [...both].reverse()));
  });

  it('is the next one where the first gives up', () => {
    const second = offer(CLARA, '2026-11-30T12:00:00Z');
    const first = offer(BERND, '2026-11-30T10:00:00Z', { canNot: true });
    expect(standings(off, first, second)).toEqual(['covered', 'away', 'standsIn']);
  });

  it('is who could not, where they can after all; the office may also have taken them off', () => {
    expect(standings(aShift(ANNA), offer(BERND))).toEqual(['comes', 'spare']);
    expect(standings(offer(BERND))).toEqual(['standsIn']);
  });
});

it('a shift lasts from when to when it says, or nobody knows how long', () => {
  expect(shiftMinutes({ from: '14:45', to: '18:00' })).toBe(195);
  expect(shiftMinutes({ from: '20:00', to: '24:00' })).toBe(240);
  expect(shiftMinutes({ from: '18:00', to: '15:00' })).toBeUndefined();
  expect(shiftMinutes({ from: '18:00' })).toBeUndefined();
});
