import { partsOf } from '#domain/ids.ts';
import type { LocalDate } from '#domain/local-time.ts';

/** One date of an event, as the ids of its registrations name it. */
export interface EventDate {
  /** The part of the event's id after the colon; it may have a tilde itself. */
  eventKey: string;
  date: LocalDate;
}

/** The date that a registration is for, by its id; `undefined` where the id is no registration's. */
export function eventDateOf(id: string): EventDate | undefined {
  const parts = partsOf(id);
  if (parts?.type !== 'registration') return undefined;
  const [, eventKey, date] = /^(.+)~(\d{4}-\d\d-\d\d)~\d+$/.exec(parts.key) ?? [];
  return eventKey !== undefined && date !== undefined ? { eventKey, date } : undefined;
}
