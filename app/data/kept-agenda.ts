import type { AgendaEntry } from '#domain/agenda-entry.ts';
import type { Event } from '#domain/event.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { rememberAnswers } from './answers.ts';
import type { Answer, LocalDocument } from './database.ts';

/** Raise it when the entries of a day are found differently. */
const VERSION = 1;

/** An entry without its event, and the event's state when the entry was found. */
interface KeptEntry extends Omit<AgendaEntry, 'event'> {
  stamp: string;
}

/** What a day's calendar says, so that a start on that day need not follow every rule. */
export interface DayAgenda {
  entries: AgendaEntry[];
  /** The first thing of a later day; `undefined` where nothing comes within a year. */
  next: AgendaEntry | undefined;
}

interface KeptAgenda {
  entries: KeptEntry[];
  next?: KeptEntry;
}

/** The key of a day among the remembered answers. */
export function agendaKey(quarter: string, day: LocalDate): string {
  return `agenda ${VERSION} ${quarter} ${day}`;
}

/** Remembers what the calendars of some days say. */
export function keepAgendas(
  quarter: string,
  agendas: ReadonlyMap<LocalDate, DayAgenda>,
): Promise<void> {
  const answers = [...agendas].map(([day, { entries, next }]) => ({
    key: agendaKey(quarter, day),
    day,
    value: { entries: entries.map(kept), ...(next && { next: kept(next) }) } satisfies KeptAgenda,
  }));
  return rememberAnswers(answers);
}

/** Ids of the events and places that the entries of a remembered answer are told with. */
export function idsInAgenda(answer: Answer | undefined): string[] {
  return entriesIn(answer).flatMap(({ occurrence: { eventId, placeId } }) =>
    placeId ? [eventId, placeId] : [eventId],
  );
}

/** The calendar of a remembered answer with its events as they are now; `undefined` where one of
 *  them has changed or gone since: then it says nothing any more. */
export function agendaIn(
  answer: Answer | undefined,
  rowsById: ReadonlyMap<string, LocalDocument>,
): DayAgenda | undefined {
  if (!answer) return undefined;
  const all = entriesIn(answer).map(({ stamp, ...entry }) => {
    const event = rowsById.get(entry.occurrence.eventId)?.doc as Event | undefined;
    return event && stampOf(event) === stamp ? { ...entry, event } : undefined;
  });
  const entries = all.filter((entry) => entry !== undefined);
  if (entries.length < all.length) return undefined;
  const hasNext = (answer.value as KeptAgenda).next !== undefined;
  return hasNext
    ? { entries: entries.slice(0, -1), next: entries.at(-1) }
    : { entries, next: undefined };
}

function entriesIn(answer: Answer | undefined): KeptEntry[] {
  const { entries = [], next } = (answer?.value ?? {}) as Partial<KeptAgenda>;
  return next ? [...entries, next] : entries;
}

function kept({ event, ...entry }: AgendaEntry): KeptEntry {
  return { ...entry, stamp: stampOf(event) };
}

function stampOf(event: Event): string {
  return `${event.updatedAt ?? event.createdAt} ${JSON.stringify(event.clock ?? {})}`;
}
