import type { Event } from './event.ts';
import { dateOf, type LocalDate, type LocalTime, timeOf } from './local-time.ts';
import { type Occurrence, takesPlace } from './occurrence.ts';
import { dutyKey, type Shift, type ShiftStanding, shiftStanding } from './shift.ts';

/** A shift with how it stands among those of its day. */
export interface RosterShift {
  shift: Shift;
  standing: ShiftStanding;
}

/** One opening of a Treff, or one day, with who is on. */
export interface Duty {
  /** As the ids of its shifts begin. */
  key: string;
  date: LocalDate;
  placeId?: string;
  /** What the calendar says of it, in order of time; nothing where only shifts know of the day. */
  occurrences: Occurrence[];
  shifts: RosterShift[];
}

/**
 * The roster of some days: every date of a Treff, those without anybody and those that are cancelled
 * too, and every day for which somebody was entered. A Treff that is moved to another room keeps its
 * people: what counts is the place where it usually is.
 */
export function rosterOf(
  occurrences: readonly Occurrence[],
  eventsById: ReadonlyMap<string, Pick<Event, 'placeId'>>,
  shifts: readonly Shift[],
): Duty[] {
  const duties = new Map<string, Duty>();
  const dutyAt = (placeId: string | undefined, date: LocalDate): Duty => {
    const key = dutyKey({ placeId, date });
    const known = duties.get(key) ?? { key, date, placeId, occurrences: [], shifts: [] };
    duties.set(key, known);
    return known;
  };
  for (const occurrence of occurrences) {
    const placeId = eventsById.get(occurrence.eventId)?.placeId ?? occurrence.placeId;
    dutyAt(placeId, dateOf(occurrence.start)).occurrences.push(occurrence);
  }
  for (const shift of shifts) {
    const duty = dutyAt(shift.placeId, shift.date);
    duty.shifts.push({ shift, standing: 'comes' });
  }
  for (const duty of duties.values()) {
    const all = duty.shifts.map(({ shift }) => shift);
    duty.shifts = all
      .map((shift) => ({ shift, standing: shiftStanding(shift, all) }))
      .sort(inOrderOfRoster);
  }
  return [...duties.values()].sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
}

/** Whether the Treff is open at all: not where the calendar says that every date of it is off. */
export function isOff({ occurrences }: Pick<Duty, 'occurrences'>): boolean {
  return occurrences.length > 0 && !occurrences.some(takesPlace);
}

/** From when to when a Treff is open on its day; absent where the calendar does not say. */
export function dutyHours({ occurrences }: Pick<Duty, 'occurrences'>): {
  from?: LocalTime;
  to?: LocalTime;
} {
  const timed = occurrences.filter((one) => takesPlace(one) && !one.allDay);
  const starts = timed.map(({ start }) => timeOf(start)).sort();
  const ends = timed.flatMap(({ start, end }) => {
    if (end === undefined) return [];
    return [dateOf(end) > dateOf(start) ? '24:00' : timeOf(end)];
  });
  const [from, to] = [starts[0], ends.sort().at(-1)];
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** This Treff and its next dates, at most `count`, those that are off left out. */
export function dutiesInARow(duties: readonly Duty[], first: Duty, count: number): Duty[] {
  const events = new Set(first.occurrences.map(({ eventId }) => eventId));
  const isOfSame = (duty: Duty) =>
    duty.key === first.key || duty.occurrences.some(({ eventId }) => events.has(eventId));
  return duties
    .filter((duty) => duty.date >= first.date && isOfSame(duty))
    .filter((duty) => duty.key === first.key || !isOff(duty))
    .slice(0, count);
}

function startOf({ date, occurrences, key }: Duty): string {
  return `${occurrences[0]?.start ?? date} ${key}`;
}

/** Who is on first, then who stands in; who was entered first comes first. */
function inOrderOfRoster(a: RosterShift, b: RosterShift): number {
  const placeOf = ({ shift }: RosterShift) =>
    `${shift.standsInFor === undefined ? 0 : 1} ${shift.from ?? ''} ${shift.createdAt} ${shift._id}`;
  return placeOf(a) < placeOf(b) ? -1 : 1;
}
