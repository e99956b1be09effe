import { type AgendaEntry, inOrder, isOn } from '#domain/agenda-entry.ts';
import type { Event } from '#domain/event.ts';
import { addDays, dateOf, type LocalDate } from '#domain/local-time.ts';
import type { LandHolidays } from '#domain/occurrence.ts';
import { type DayAgenda, keepAgendas } from '../../data/kept-agenda.ts';
import { idle } from '../../ui/idle.ts';
import type { AgendaRules } from './agenda-rules.ts';

/** So many days ahead a start finds its day remembered. */
const DAYS = 8;
/** So many events at once: a tap in between is answered. */
const PART = 50;

interface Matter {
  quarterId: string;
  rules: AgendaRules;
  events: readonly Event[];
  holidays: LandHolidays;
  today: LocalDate;
  /** Ends it: something has changed, or nobody is there any more. */
  signal: AbortSignal;
}

/** Remembers what the calendars of the coming days say, worked out while nothing else is to do. */
export async function keepComingDays(matter: Matter): Promise<void> {
  const { quarterId, events, today, signal } = matter;
  const days = new Map<LocalDate, AgendaEntry[]>();
  for (let ahead = 0; ahead < DAYS; ahead += 1) {
    const day = addDays(today, ahead);
    const entries: AgendaEntry[] = [];
    for (let from = 0; from < events.length; from += PART) {
      await idle();
      if (signal.aborted) return;
      entries.push(...entriesOf(matter, day, from));
    }
    days.set(day, entries.sort(inOrder));
  }
  if (signal.aborted) return;
  await keepAgendas(quarterId, withNext(days, laterThan(matter, [...days.keys()])));
}

function entriesOf({ rules, events, holidays }: Matter, day: LocalDate, from: number) {
  const part = events.slice(from, from + PART);
  return rules.agendaOf(part, { from: day, until: addDays(day, 1), holidays });
}

/** The first thing after the last of the days. */
function laterThan({ rules, events, holidays }: Matter, days: readonly LocalDate[]) {
  return rules.nextEntry(events, days.at(-1) ?? '', holidays);
}

/** Each day with the first thing that begins after it. */
function withNext(
  days: ReadonlyMap<LocalDate, AgendaEntry[]>,
  later: AgendaEntry | undefined,
): Map<LocalDate, DayAgenda> {
  const all = [...days.values()].flat();
  return new Map(
    [...days].map(([day, entries]) => {
      const next = all.find((entry) => isOn(entry) && dateOf(entry.occurrence.start) > day);
      return [day, { entries, next: next ?? later }];
    }),
  );
}
