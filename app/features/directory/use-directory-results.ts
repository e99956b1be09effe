import { useMemo } from 'preact/hooks';
import { dateOf, type LocalDateTime } from '#domain/local-time.ts';
import type { Place } from '#domain/place.ts';
import { hoursOf, isOpenNow, placeStatus } from '#domain/place-status.ts';
import { useSchedules } from '#hours/use-schedules.ts';
import { isAskable, useSearch } from '../../search/use-search.ts';
import { type DirectoryQuery, hasFilters, withoutFilters } from './directory-query.ts';
import { type DirectoryMatter, directoryResults } from './directory-results.ts';
import type { Directory } from './use-directory.ts';

/** What a question has brought so far. */
export interface DirectoryAnswer extends FoundPlaces {
  /** The text that was searched for; empty where none was. */
  text: string;
  /** What is shown belongs to a text that was typed over; the newest is still being searched. */
  isBehind: boolean;
}

interface FoundPlaces {
  /** `undefined` while nothing is known yet. */
  places?: Place[];
  /** Left out by "Jetzt geöffnet" because nobody knows their hours. */
  unknownHours: number;
  /** How many there would be without filters; absent where none is chosen. */
  withoutFilters?: number;
  /** Ids of places and events, best first; absent where nothing was searched for. */
  found?: readonly string[];
}

const NOBODY: Place[] = [];

/** The places that fit the question, renewed with every letter, every filter, every minute. */
export function useDirectoryResults(
  quarterId: string,
  { places, placesById, quarter, near }: Directory,
  query: DirectoryQuery,
  now: LocalDateTime,
): DirectoryAnswer {
  const answer = useSearch(quarterId, query.text);
  const found = answer?.ids;
  const searching = isAskable(query.text) && !found;
  const isWhole = answer?.whole ?? true;
  const hours = useMemo(() => (query.open && places ? hoursOf(places) : []), [query.open, places]);
  const schedules = useSchedules(quarter?.land, hours, dateOf(now));
  const openAt = query.open && now;
  // What was typed counts only through what the search has found: the list waits for it.
  const { door, open, wheelchair, language, near: isNear } = query;
  const results = useMemo((): FoundPlaces => {
    if (!places || searching) return { unknownHours: 0 };
    const matter: DirectoryMatter = {
      places,
      placesById,
      found,
      near,
      isOpen: (place) => isOpenNow(placeStatus(place, schedules, now)),
    };
    const results = directoryResults(query, matter);
    // "Nothing found" is only said when everything has been looked at.
    if (results.places.length === 0 && !isWhole) return { unknownHours: 0 };
    const isRead = hours.every((value) => schedules.has(value));
    return {
      places: results.places.length > 0 ? results.places : NOBODY,
      unknownHours: isRead ? results.unknownHours : 0,
      found,
      ...(hasFilters(query) && {
        withoutFilters: directoryResults(withoutFilters(query), matter).places.length,
      }),
    };
  }, [
    places,
    found,
    isWhole,
    searching,
    near,
    schedules,
    openAt,
    door,
    open,
    wheelchair,
    language,
    isNear,
  ]);
  const text = answer?.text ?? '';
  return { ...results, text, isBehind: isAskable(query.text) && text !== query.text };
}
