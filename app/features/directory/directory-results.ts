import { NEAR_METRES } from '#domain/distance.ts';
import { metresAway, type NearPoints } from '#domain/near-points.ts';
import type { Place } from '#domain/place.ts';
import type { DirectoryQuery } from './directory-query.ts';

/** What the list is made of. */
export interface DirectoryMatter {
  places: readonly Place[];
  placesById: ReadonlyMap<string, Place>;
  /** Ids that the search found, best first; absent where nothing was searched for. */
  found?: readonly string[];
  near?: NearPoints;
  /** Whether a place is open now; `undefined` where nobody knows. */
  isOpen: (place: Place) => boolean | undefined;
}

/** The places to show, in order. */
export interface DirectoryResults {
  places: Place[];
  /** Left out by "Jetzt geöffnet" because their hours are not known. */
  unknownHours: number;
}

/**
 * The places that fit the question: in the order of the search where something was typed, near ones
 * first where "near" is chosen, else as `matter.places` is sorted.
 */
export function directoryResults(query: DirectoryQuery, matter: DirectoryMatter): DirectoryResults {
  const fitting = inOrder(matter).filter((place) => fits(place, query));
  const known = query.open
    ? fitting.filter((place) => matter.isOpen(place) !== undefined)
    : fitting;
  const open = query.open ? known.filter((place) => matter.isOpen(place)) : known;
  return {
    places: query.near && matter.near ? nearestFirst(open, matter.near) : open,
    unknownHours: fitting.length - known.length,
  };
}

function inOrder({ places, placesById, found }: DirectoryMatter): readonly Place[] {
  if (!found) return places;
  return found.map((id) => placesById.get(id)).filter((place) => place !== undefined);
}

function fits(place: Place, { door, wheelchair, language }: DirectoryQuery): boolean {
  if (door && !place.doors.includes(door)) return false;
  if (wheelchair && place.wheelchair !== 'yes' && place.wheelchair !== 'limited') return false;
  return !language || Boolean(place.languages?.includes(language));
}

/** Those within walking distance; where there are none, all whose position is known. */
function nearestFirst(places: readonly Place[], near: NearPoints): Place[] {
  const distances = places.flatMap((place) => {
    const metres = metresAway(place, near);
    return metres === undefined ? [] : [{ place, metres }];
  });
  const walkable = distances.filter(({ metres }) => metres <= NEAR_METRES);
  return (walkable.length > 0 ? walkable : distances)
    .sort((a, b) => a.metres - b.metres)
    .map(({ place }) => place);
}
