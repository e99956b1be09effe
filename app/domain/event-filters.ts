import { DOORS, type Door } from './doors.ts';
import type { Event } from './event.ts';

/** What somebody wants to see of the calendar; absent means everything. */
export interface EventFilter {
  door?: Door;
  /** BCP 47 code of a language that is spoken there. */
  language?: string;
}

/** The filter that an address names; an unknown door or a strange language is no filter. */
export function eventFilterFrom(query: Record<string, string>): EventFilter {
  const door = DOORS.find((name) => name === query.door);
  const language = query.lang && isLanguageCode(query.lang) ? query.lang : undefined;
  return { ...(door && { door }), ...(language && { language }) };
}

/** The events that a filter lets through. */
export function filteredEvents(events: readonly Event[], filter: EventFilter): readonly Event[] {
  if (!filter.door && !filter.language) return events;
  return events.filter(
    (event) =>
      (!filter.door || event.doors.includes(filter.door)) &&
      (!filter.language || event.languages?.includes(filter.language)),
  );
}

/** The doors that events have, in the order in which people see them. */
export function doorsOfEvents(events: readonly Event[]): Door[] {
  const used = new Set(events.flatMap((event) => event.doors));
  return DOORS.filter((door) => used.has(door));
}

/** The languages that events name, in the order of their codes. */
export function languagesOfEvents(events: readonly Event[]): string[] {
  return [...new Set(events.flatMap((event) => event.languages ?? []))]
    .filter(isLanguageCode)
    .sort();
}

/** Letters and hyphens only: what `Intl` takes without throwing. */
function isLanguageCode(code: string): boolean {
  return /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}$/.test(code);
}
