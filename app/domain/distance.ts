import type { Geo } from './document.ts';

/** What still counts as near, on foot. */
export const NEAR_METRES = 1000;

const EARTH_RADIUS_METRES = 6_371_000;

/** Metres between two points as the crow flies, by the haversine formula. */
export function metresBetween(a: Geo, b: Geo): number {
  const south = radians(a.latitude);
  const north = radians(b.latitude);
  const halfHeight = Math.sin((north - south) / 2);
  const halfWidth = Math.sin(radians(b.longitude - a.longitude) / 2);
  const chord = halfHeight ** 2 + Math.cos(south) * Math.cos(north) * halfWidth ** 2;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Metres as somebody would say them: to the next 50, from a kilometre on to the next 100. */
export function spokenMetres(metres: number): number {
  const step = metres < 1000 ? 50 : 100;
  return Math.max(50, Math.round(metres / step) * step);
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
