import { metresBetween } from './distance.ts';
import type { Geo } from './document.ts';
import type { Event } from './event.ts';
import type { Place } from './place.ts';
import type { Quarter } from './quarter.ts';

/** Points from which "near" is measured, and what they are called; `undefined` is the Treff. */
export interface NearPoints {
  points: Geo[];
  officeName?: string;
}

/** Where the Technik-Treffs meet; else the office. `undefined` where nobody knows either. */
export function nearPoints(
  quarter: Quarter | undefined,
  events: readonly Event[],
  placesById: ReadonlyMap<string, Place>,
): NearPoints | undefined {
  const treffs = events.filter((event) => event.treff && event.placeId);
  const points = treffs.flatMap((event) => placesById.get(event.placeId ?? '')?.geo ?? []);
  if (points.length > 0) return { points };
  const office = quarter?.office;
  return office?.geo && { points: [office.geo], officeName: office.name };
}

/** Metres to the nearest of the points; `undefined` for a place whose position nobody knows. */
export function metresAway(place: Pick<Place, 'geo'>, near: NearPoints): number | undefined {
  const { geo } = place;
  if (!geo) return undefined;
  return Math.min(...near.points.map((point) => metresBetween(geo, point)));
}
