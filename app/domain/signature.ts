import * as v from 'valibot';

/** The largest signature, in bytes of its JSON. */
export const MAX_SIGNATURE_BYTES = 8 * 1024;

const Coordinate = v.pipe(v.number(), v.integer(), v.minValue(-10_000), v.maxValue(10_000));

/** A name written with the finger: points, not a picture. Small, and redrawn at any size. */
export const Signature = v.pipe(
  v.object({
    /** The field it was written in. */
    width: v.pipe(Coordinate, v.minValue(1)),
    height: v.pipe(Coordinate, v.minValue(1)),
    /** Each stroke as x, y, x, y, … in units of that field. */
    strokes: v.array(v.array(Coordinate)),
  }),
  v.check(
    (signature) => JSON.stringify(signature).length <= MAX_SIGNATURE_BYTES,
    'a signature of at most 8 kB',
  ),
);
export type Signature = v.InferOutput<typeof Signature>;
