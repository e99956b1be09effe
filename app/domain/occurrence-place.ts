import type { Event } from './event.ts';
import type { Occurrence } from './occurrence.ts';
import type { Place } from './place.ts';
import { townOf } from './postal-address.ts';

/**
 * Where a date is, in words: the directory's place and its room, or what was written instead.
 * `undefined` where nobody said.
 */
export function whereIs(
  occurrence: Pick<Occurrence, 'placeId' | 'place'>,
  event: Event,
  placesById: ReadonlyMap<string, Pick<Place, 'name'>>,
): string | undefined {
  const name = occurrence.placeId && placesById.get(occurrence.placeId)?.name;
  const room = occurrence.placeId === event.placeId ? event.room : undefined;
  const parts = [name, occurrence.place ?? room].filter((part) => Boolean(part));
  return parts.length > 0 ? parts.join(', ') : undefined;
}

/** Room and postal address of an event in one line; empty where neither is known. */
export function placeInWords({ room, address }: Pick<Event, 'room' | 'address'>): string {
  const town = address && townOf(address);
  return [room, address?.extra, address?.street, town].filter(Boolean).join(', ');
}
