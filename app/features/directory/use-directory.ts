import { useMemo } from 'preact/hooks';
import type { Event } from '#domain/event.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { type NearPoints, nearPoints } from '#domain/near-points.ts';
import { isOutdated, type Place } from '#domain/place.ts';
import type { Quarter } from '#domain/quarter.ts';
import { translated } from '#domain/translation.ts';
import { observeEvents, observePlaces, observeQuarter } from '../../data/documents.ts';
import type { Texts } from '../../texts/de.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { useLive } from '../../ui/use-live.ts';

/** What the directory shows; `places` is `undefined` until this device has been read. */
export interface Directory {
  quarter?: Quarter;
  /** In the order of the alphabet; those whose record is too old to ring by come last. */
  places?: Place[];
  placesById: ReadonlyMap<string, Place>;
  events: Event[];
  near?: NearPoints;
}

const NO_EVENTS: Event[] = [];

/** Reads the quarter's places and events, and keeps them up to date. */
export function useDirectory(quarterId: string, today: LocalDate): Directory {
  const texts = useTexts();
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const read = useLive(() => observePlaces(quarterId), [quarterId]);
  const events = useLive(() => observeEvents(quarterId), [quarterId]) ?? NO_EVENTS;
  const places = useMemo(() => read && inOrder(read, today, texts), [read, today, texts]);
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

function inOrder(places: readonly Place[], today: LocalDate, { code, lang }: Texts): Place[] {
  const collator = new Intl.Collator(lang, { numeric: true, ignorePunctuation: true });
  const named = places.map((place) => ({
    place,
    name: translated(place, 'name', code)?.words ?? '',
    isOld: Number(isOutdated(place, today)),
  }));
  return named
    .sort((a, b) => a.isOld - b.isOld || collator.compare(a.name, b.name))
    .map(({ place }) => place);
}
