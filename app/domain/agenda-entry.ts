import type { Event } from './event.ts';
import {
  addDays,
  addMinutes,
  dateOf,
  type LocalDate,
  type LocalDateTime,
  timeOf,
} from './local-time.ts';
import { isOver, type Occurrence, takesPlace } from './occurrence.ts';

/** One line of a calendar: an occurrence under the day on which people look for it. */
export interface AgendaEntry {
  event: Event;
  occurrence: Occurrence;
  day: LocalDate;
  /** Stands on the old day of a date that takes place on another one: "Verlegt auf …". */
  movedAway: boolean;
}

/** The entries of one day, in order of time. */
export interface AgendaDay {
  date: LocalDate;
  entries: AgendaEntry[];
}

/** What somebody wants to know who looks at the calendar at a moment. */
export interface TodayAgenda {
  /** Of today, and of last night while it lasts; what is over is left out. */
  entries: AgendaEntry[];
  /** Whether something of today is over already. */
  somethingWasToday: boolean;
}

const german = new Intl.Collator('de');

/** The entries by day, without days on which nothing is. */
export function agendaDays(entries: readonly AgendaEntry[]): AgendaDay[] {
  const days: AgendaDay[] = [];
  for (const entry of [...entries].sort(inOrder)) {
    const last = days.at(-1);
    if (last?.date === entry.day) last.entries.push(entry);
    else days.push({ date: entry.day, entries: [entry] });
  }
  return days;
}

/** What is still on at a moment. `entries` are those of the day of `now` (see `agendaOf`). */
export function todayAgenda(entries: readonly AgendaEntry[], now: LocalDateTime): TodayAgenda {
  const ofToday = entries.filter((entry) => entry.day === dateOf(now));
  const left = ofToday.filter((entry) => !isPast(entry, now));
  return { entries: left, somethingWasToday: left.length < ofToday.length };
}

/** Whether people can go there: neither cancelled nor put off, and not the old day of a move. */
export function isOn({ occurrence, movedAway }: AgendaEntry): boolean {
  return !movedAway && takesPlace(occurrence);
}

/** By what days registrations know what is on, for each day on which something is: a date keeps the day that
 *  its series gave it, also where it was moved to another since. */
export function seriesDays(
  entries: readonly AgendaEntry[],
): ReadonlyMap<LocalDate, readonly LocalDate[]> {
  const days = new Map<LocalDate, LocalDate[]>();
  for (const { day, occurrence } of entries.filter(isOn)) {
    days.set(day, [...(days.get(day) ?? []), dateOf(occurrence.recurrenceId)]);
  }
  return days;
}

/** Whether an entry need not be told any more. The old day of a move is told until its midnight. */
export function isPast({ occurrence, movedAway, day }: AgendaEntry, now: LocalDateTime): boolean {
  return movedAway ? day < dateOf(now) : isOver(occurrence, now);
}

/** The last day of an occurrence where it is not its first. An end at midnight belongs to the day
 *  before, and a dance until two to its evening. */
export function lastDayOf({ start, end, allDay }: Occurrence): LocalDate | undefined {
  if (!end) return undefined;
  const last = dateOf(addMinutes(end, -1));
  if (last <= dateOf(start)) return undefined;
  const endsNextMorning = addDays(dateOf(start), 1) === dateOf(end) && timeOf(end) <= '06:00';
  return endsNextMorning && !allDay ? undefined : last;
}

/** In order of day, time and title: how a calendar is read. */
export function inOrder(a: AgendaEntry, b: AgendaEntry): number {
  const [first, second] = [`${a.day} ${startIn(a)}`, `${b.day} ${startIn(b)}`];
  if (first !== second) return first < second ? -1 : 1;
  return german.compare(a.occurrence.title, b.occurrence.title);
}

/** When an entry's line stands in its day: by its old time where it was moved away. */
function startIn({ occurrence, movedAway, day }: AgendaEntry): LocalDateTime {
  const start = movedAway ? occurrence.recurrenceId : occurrence.start;
  return dateOf(start) < day ? `${day}T00:00` : start;
}
