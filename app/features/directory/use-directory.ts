import { useMemo } from 'preact/hooks';
import type { Event } from '#domain/event.ts';
import { type NearPoints, nearPoints } from '#domain/near-points.ts';
import type { Place } from '#domain/place.ts';
import type { Quarter } from '#domain/quarter.ts';
import { translated } from '#domain/translation.ts';
import { observeEvents, observePlaces, observeQuarter } from '../../data/documents.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { useLive } from '../../ui/use-live.ts';

/** What the directory shows; `places` is `undefined` until this device has been read. */
export interface Directory {
  quarter?: Quarter;
  /** By name, in the order of the alphabet. */
  places?: Place[];
  placesById: ReadonlyMap<string, Place>;
  events: Event[];
  near?: NearPoints;
}

const NO_EVENTS: Event[] = [];

/** Reads the quarter's places and events, and keeps them up to date. */
export function useDirectory(quarterId: string): Directory {
  const texts = useTexts();
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const read = useLive(() => observePlaces(quarterId), [quarterId]);
  const events = useLive(() => observeEvents(quarterId), [quarterId]) ?? NO_EVENTS;
  const places = useMemo(() => read && byName(read, texts.code, texts.lang), [read, texts]);
  const placesById = useMemo(
    () => new Map(read?.map((place) => [place._id, place] as const)),
    [read],
  );
  const near = useMemo(
    () => nearPoints(quarter, events, placesById),
    [quarter, events, placesById],
  );
  return { quarter, places, placesById, events, near };
}

function byName(places: readonly Place[], textSet: string, lang: string): Place[] {
  const collator = new Intl.Collator(lang, { numeric: true });
  const named = places.map((place) => ({
    place,
    name: translated(place, 'name', textSet)?.words ?? '',
  }));
  return named.sort((a, b) => collator.compare(a.name, b.name)).map(({ place }) => place);
}
