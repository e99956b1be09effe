import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { MAX_SIGNATURE_BYTES, Signature, signatureFrom } from '#domain/signature.ts';

const FIELD = { width: 600, height: 200 };

describe('a name written with the finger', () => {
  it('keeps its corners, and no point that its lines do not need', () => {
    const stroke = [0, 0, 50, 0.3, 100, 0, 100, 50, 100, 100];
    expect(signatureFrom({ ...FIELD, strokes: [stroke] })).toEqual({
      ...FIELD,
      strokes: [[0, 0, 100, 0, 100, 100]],
    });
  });

  it('is none where only a slip of the finger was drawn', () => {
    expect(signatureFrom({ ...FIELD, strokes: [] })).toBeUndefined();
    expect(
      signatureFrom({
        ...FIELD,
        strokes: [
          [5, 5],
          [9, 9, 12, 9],
        ],
      }),
    ).toBeUndefined();
  });

  it('fits, whatever was drawn', () => {
    const stroke = fc.array(fc.integer({ min: -20_000, max: 20_000 }), { maxLength: 3_000 });
    fc.assert(
      fc.property(fc.array(stroke, { maxLength: 12 }), (strokes) => {
        const signature = signatureFrom({ ...FIELD, strokes });
        if (!signature) return;
        expect(v.safeParse(Signature, signature).success).toBe(true);
        expect(JSON.stringify(signature).length).toBeLessThanOrEqual(MAX_SIGNATURE_BYTES);
        expect(signature.strokes.length).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
    const dots = Array.from({ length: 5_000 }, (_, at) => [at, at]);
    const full = signatureFrom({ ...FIELD, strokes: [[0, 0, 90, 90], ...dots] });
    expect(JSON.stringify(full).length).toBeLessThanOrEqual(MAX_SIGNATURE_BYTES);
  });
});
