import type { Event, EventOverride } from './event.ts';
import { addMinutes, dateOf, type LocalDateTime, minutesBetween } from './local-time.ts';
import type { LandHolidays } from './occurrence.ts';
import { pausesOn } from './pauses.ts';
import { clockOf, hasTime, inFormOf, type RecurrenceId, startsBetween } from './recurrence.ts';

/** One date of an event in the event's own zone, with what differs from the event. */
export interface EventDate {
  recurrenceId: RecurrenceId;
  start: LocalDateTime;
  end?: LocalDateTime;
  allDay: boolean;
  /** What was changed for this date. */
  own?: EventOverride;
  /** What was changed for an earlier date and all that follow it. */
  since?: EventOverride;
}

/**
 * The dates of an event that touch two wall clocks of its zone, `until` exclusive; not in order.
 * A changed date that no rule gives is one more date, as calendars do with RECURRENCE-ID, unless it
 * is cancelled. The rule pauses in holidays, dates that somebody named or changed do not.
 */
export function eventDatesBetween(
  event: Event,
  from: LocalDateTime,
  until: LocalDateTime,
  holidays: LandHolidays | undefined,
): EventDate[] {
  const changes = changesOf(event);
  const touches = ({ start, end }: EventDate) =>
    start < until && (start >= from || (end !== undefined && end > from));
  const [first, last] = [addMinutes(from, -changes.reach), addMinutes(until, changes.reach)];
  const byRule = givenIds(event, first, last, holidays)
    .filter((id) => !changes.own.has(id))
    .map((id) => eventDate(event, id, undefined, changes.since(id)));
  const changed = changedDates(event).filter(
    (date) => touches(date) && (!date.own?.cancelled || isGiven(event, date, holidays)),
  );
  return [...byRule.filter(touches), ...changed];
}

/** The dates of an event that were changed one by one, those that no rule gives among them. */
export function changedDates(event: Event): EventDate[] {
  const changes = changesOf(event);
  return [...changes.own].map(([id, own]) => eventDate(event, id, own, changes.since(id)));
}

/** Whether rule or list give a date, and no exception or pause takes it away. */
export function isGiven(
  event: Event,
  { recurrenceId }: Pick<EventDate, 'recurrenceId'>,
  holidays: LandHolidays | undefined,
): boolean {
  const start = clockOf(recurrenceId);
  return givenIds(event, start, addMinutes(start, 1), holidays).includes(recurrenceId);
}

function givenIds(
  event: Event,
  from: LocalDateTime,
  until: LocalDateTime,
  holidays: LandHolidays | undefined,
): RecurrenceId[] {
  return startsBetween(event, from, until)
    .filter((given) => given.listed || !pausesOn(event, dateOf(given.recurrenceId), holidays))
    .map((given) => given.recurrenceId);
}

interface Changes {
  own: Map<RecurrenceId, EventOverride>;
  since: (id: RecurrenceId) => EventOverride | undefined;
  /** Minutes by which a date may lie outside the days its start was given for; at most a year where
   *  a rule would have to be followed all that time. */
  reach: number;
}

function changesOf(event: Event): Changes {
  const all = (event.overrides ?? []).map(
    (override) => [inFormOf(event, override.recurrenceId), override] as const,
  );
  const lasting = all
    .filter(([, override]) => override.andFuture)
    .sort(([a], [b]) => (a < b ? 1 : -1));
  const reaches = lasting.map(([id, { start = id, end }]) => {
    const shift = Math.abs(minutesBetween(clockOf(id), clockOf(start)));
    return shift + (lengthOf(start, end) ?? 0);
  });
  const reach = (lengthOf(event.start, event.end) ?? 0) + Math.max(0, ...reaches);
  return {
    own: new Map(all),
    since: (id) => lasting.find(([first]) => first <= id)?.[1],
    reach: event.rrule ? Math.min(reach, 366 * DAY) : reach,
  };
}

function eventDate(
  event: Event,
  id: RecurrenceId,
  own: EventOverride | undefined,
  since: EventOverride | undefined,
): EventDate {
  const start = own?.start ?? (since?.start ? shifted(event, id, since, since.start) : id);
  const allDay = !hasTime(start);
  const length = own?.end ? lengthOf(start, own.end) : usualLength(event, since, allDay);
  const clock = clockOf(start);
  return {
    recurrenceId: id,
    start: clock,
    ...(length !== undefined && { end: addMinutes(clock, length) }),
    allDay,
    ...(own && { own }),
    ...(since && { since }),
  };
}

function shifted(event: Event, id: RecurrenceId, since: EventOverride, to: RecurrenceId) {
  const first = clockOf(inFormOf(event, since.recurrenceId));
  const moved = addMinutes(clockOf(id), minutesBetween(first, clockOf(to)));
  return hasTime(to) ? moved : dateOf(moved);
}

/** How long dates last that say nothing of their own: as the last lasting change, or the event. */
function usualLength(event: Event, since: EventOverride | undefined, allDay: boolean) {
  const sinceStart = since && (since.start ?? inFormOf(event, since.recurrenceId));
  if (sinceStart && since.end && allDay !== hasTime(sinceStart)) {
    return lengthOf(sinceStart, since.end);
  }
  if (allDay === hasTime(event.start)) return allDay ? DAY : undefined;
  return lengthOf(event.start, event.end);
}

const DAY = 1440;

/** Minutes from start to end; an end that lies before the start is taken as unknown. */
function lengthOf(start: RecurrenceId, end: RecurrenceId | undefined): number | undefined {
  const minutes = end ? minutesBetween(clockOf(start), clockOf(end)) : 0;
  if (hasTime(start)) return minutes > 0 ? minutes : undefined;
  return Math.max(1, Math.ceil(minutes / DAY)) * DAY;
}
