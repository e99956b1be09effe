import type { Geo } from '#domain/document.ts';
import { pointIn } from './conversions/point.ts';

/**
 * The middle of the box around GeoJSON coordinates of any nesting (RFC 7946, 3.1.1: longitude
 * first). Coordinates may be text. `undefined` where there is no usable one.
 */
export function centreOf(coordinates: unknown): Geo | undefined {
  return middleOf(pointsIn(coordinates));
}

/** The middle of the box around points; `undefined` without any. */
export function middleOf(points: readonly Geo[]): Geo | undefined {
  if (points.length === 0) return undefined;
  const box = { south: 90, north: -90, west: 180, east: -180 };
  for (const { latitude, longitude } of points) {
    box.south = Math.min(box.south, latitude);
    box.north = Math.max(box.north, latitude);
    box.west = Math.min(box.west, longitude);
    box.east = Math.max(box.east, longitude);
  }
  return {
    latitude: rounded((box.south + box.north) / 2),
    longitude: rounded((box.west + box.east) / 2),
  };
}

function pointsIn(coordinates: unknown): Geo[] {
  if (!Array.isArray(coordinates)) return [];
  if (coordinates.some(Array.isArray)) return coordinates.flatMap(pointsIn);
  const point = pointIn(coordinates[1], coordinates[0]);
  return point ? [point] : [];
}

/** Seven decimals are a centimetre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
