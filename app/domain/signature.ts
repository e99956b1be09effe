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

/** Shorter than this a line is a slip of the finger, in units of the field. */
const SHORTEST = 20;
/** How far a point may lie from the line that leaves it out, at most. */
const COARSEST = 64;

/**
 * What was drawn as a signature that fits: whole units, and no more points than the lines need.
 * Strokes are x, y, x, y, …; `undefined` where nobody wrote anything.
 */
export function signatureFrom(drawn: Signature): Signature | undefined {
  const limited = (value: number) => Math.max(-10_000, Math.min(10_000, Math.round(value)));
  const width = Math.max(1, limited(drawn.width));
  const height = Math.max(1, limited(drawn.height));
  let strokes = drawn.strokes.map((stroke) => pointsOf(stroke.map(limited)));
  if (strokes.reduce((sum, points) => sum + lengthOf(points), 0) < SHORTEST) return undefined;
  for (let far = 1; ; far *= 2) {
    strokes = strokes.map((points) => thinned(points, far)).filter((points) => points.length > 0);
    const signature = { width, height, strokes: strokes.map((points) => points.flat()) };
    if (JSON.stringify(signature).length <= MAX_SIGNATURE_BYTES) return signature;
    if (far > COARSEST) strokes = strokes.filter((_, index) => index % 2 === 0);
  }
}

type Point = [x: number, y: number];

function pointsOf(stroke: readonly number[]): Point[] {
  const points: Point[] = [];
  for (let at = 0; at + 1 < stroke.length; at += 2) {
    points.push([stroke[at] ?? 0, stroke[at + 1] ?? 0]);
  }
  return points;
}

function lengthOf(points: readonly Point[]): number {
  return points.reduce((sum, [x, y], index) => {
    const [beforeX, beforeY] = points[index - 1] ?? [x, y];
    return sum + Math.hypot(x - beforeX, y - beforeY);
  }, 0);
}

/** Leaves out points that lie within `far` of the line without them (Douglas and Peucker, 1973). */
function thinned(points: readonly Point[], far: number): Point[] {
  const kept = new Set([0, points.length - 1]);
  const parts: [number, number][] = [[0, points.length - 1]];
  for (let part = parts.pop(); part; part = parts.pop()) {
    const [from, to] = part;
    let [most, farthest] = [far, -1];
    for (let at = from + 1; at < to; at += 1) {
      const distance = distanceOf(points[at], points[from], points[to]);
      if (distance > most) [most, farthest] = [distance, at];
    }
    if (farthest < 0) continue;
    kept.add(farthest);
    parts.push([from, farthest], [farthest, to]);
  }
  return points.filter((_, index) => kept.has(index));
}

/** From a point to the line between two others, or to both where they are one. */
function distanceOf(
  [x, y]: Point = [0, 0],
  [ax, ay]: Point = [0, 0],
  [bx, by]: Point = [0, 0],
): number {
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return Math.hypot(x - ax, y - ay);
  return Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
}
