import type { Event, EventOverride } from '#domain/event.ts';
import { isGiven } from '#domain/event-dates.ts';
import { dateOf, minutesBetween } from '#domain/local-time.ts';
import { clockOf, hasTime, inFormOf, type RecurrenceId } from '#domain/recurrence.ts';
import { headlineOf, shortened, singleLine } from './conversions/short-texts.ts';
import type { IcsEnd, IcsEntry } from './ics-entry.ts';
import { addressOf } from './ics-texts.ts';
import { clockIn, dayOf, type IcsTime, isAfter, later } from './ics-times.ts';

/** What holds for all events of a calendar. */
export interface CalendarFacts {
  /** The zone the calendar says its times are meant in. */
  zone?: string;
  /** The zone of times that say none. */
  localZone: string;
  /** All of it was called off. [RFC 5546 METHOD:CANCEL] */
  isCancelled: boolean;
}

/** What every event has and no calendar says; the import says it later. */
const UNSAID = { _id: 'event:read', type: 'event' as const, v: 1, createdAt: '', doors: [] };

/** The fields of an event from its entry and the changes to single dates of it. */
export function eventFields(
  main: IcsEntry,
  changes: readonly IcsEntry[],
  calendar: CalendarFacts,
): Record<string, unknown> {
  const times = new EventTimes(main, calendar);
  const address = addressOf(main.location);
  const status = calendar.isCancelled ? 'cancelled' : main.status;
  const description = main.description && shortened(main.description, 8000);
  const rules = main.recurrenceId ? [] : main.rules;
  const event: Event = {
    ...UNSAID,
    uid: main.uid,
    sequence: main.sequence,
    title: titleOf(main),
    ...(description && description !== main.title && { description }),
    ...(address && { address }),
    start: times.start,
    ...(times.end && { end: times.end }),
    ...(hasTime(times.start) && { tz: times.zone }),
    ...(rules.length > 0 && { rrule: rules.join('\n') }),
    ...(main.exceptionRules.length > 0 && { exrule: main.exceptionRules.join('\n') }),
    ...list(
      'rdates',
      main.dates.map(({ start }) => times.inForm(start)),
    ),
    ...list(
      'exdates',
      main.exceptions.map((exception) => times.inForm(exception)),
    ),
    ...(main.organiser && { organiser: main.organiser }),
    ...(main.website && { website: main.website }),
    ...(status && { status }),
  };
  const { _id, type, v, createdAt, doors, ...fields } = withChanges(event, main, changes, times);
  return fields;
}

/** A title to find the event by; empty where the entry has no words at all. */
export function titleOf({ title, description, location }: IcsEntry): string {
  return shortened(singleLine(title), 200) || headlineOf(description) || singleLine(location);
}

function withChanges(
  event: Event,
  main: IcsEntry,
  changes: readonly IcsEntry[],
  times: EventTimes,
): Event {
  const gives = (id: RecurrenceId) => isGiven(event, { recurrenceId: id }, undefined);
  const overrides = new Map<RecurrenceId, EventOverride>();
  for (const { start, end } of main.dates) {
    const id = inFormOf(event, times.inForm(start));
    const endsAt = end && times.endOf(id, end);
    if (endsAt && endsAt !== times.usualEndOf(id))
      overrides.set(id, { recurrenceId: id, end: endsAt });
  }
  const exceptions = new Set(event.exdates ?? []);
  for (const change of changes) {
    const id = inFormOf(event, times.inForm(change.recurrenceId ?? change.start));
    const isExcepted = exceptions.has(id) || exceptions.has(dateOf(id));
    // A later version of the event that leaves the date out, or no longer has it, means it.
    if (change.sequence <= main.sequence && isExcepted) continue;
    if (change.sequence < main.sequence && !gives(id)) continue;
    const override = overrideOf(event, change, id, main, times);
    if (isExcepted) exceptions.delete(id);
    if (Object.keys(override).length > 1 || !gives(id)) overrides.set(id, override);
  }
  const { exdates: _, ...rest } = event;
  return {
    ...rest,
    ...list('exdates', [...exceptions]),
    ...list('overrides', [...overrides.values()]),
  };
}

function overrideOf(
  event: Event,
  change: IcsEntry,
  id: RecurrenceId,
  main: IcsEntry,
  times: EventTimes,
): EventOverride {
  const start = times.ofChange(change.start);
  const end = change.end && times.endOf(start, change.end);
  const isMoved = clockOf(start) !== clockOf(id) || hasTime(start) !== hasTime(id);
  const title = shortened(singleLine(change.title), 200);
  const place = shortened(singleLine(change.location), 200);
  const note = shortened(change.description, 500);
  return {
    recurrenceId: id,
    ...(isMoved && { start }),
    ...(end && end !== times.usualEndOf(start) && { end }),
    ...(title && title !== event.title && { title }),
    ...(place && change.location !== main.location && { place }),
    ...(note && change.description !== main.description && { note }),
    ...(change.status === 'cancelled' && { cancelled: true }),
    ...(change.andFuture && { andFuture: true }),
  };
}

/** The times of one event, in its zone. */
class EventTimes {
  readonly zone: string;
  readonly start: RecurrenceId;
  readonly end: RecurrenceId | undefined;

  constructor(main: IcsEntry, calendar: CalendarFacts) {
    this.zone = zoneOf(main, calendar);
    this.start = clockIn(main.start, this.zone);
    this.end = main.end && this.endOf(this.start, main.end);
  }

  /** In the form of the event's start: a day, or a wall clock. */
  inForm(time: IcsTime): RecurrenceId {
    return hasTime(this.start) ? clockIn(time, this.zone) : dayOf(time, this.zone);
  }

  ofChange(time: IcsTime): RecurrenceId {
    return clockIn(time, this.zone);
  }

  /** An end that lies after its start; in days where the start is one. */
  endOf(start: RecurrenceId, end: IcsEnd): RecurrenceId | undefined {
    const at = 'at' in end ? clockIn(end.at, this.zone) : later(start, end.minutes);
    if (!isAfter(at, start)) return undefined;
    if (hasTime(start)) return clockOf(at);
    const isWithinDay = hasTime(at) && !at.endsWith('T00:00');
    return isWithinDay ? later(dateOf(at), 1) : dateOf(at);
  }

  /** When a date ends that says nothing of its own. */
  usualEndOf(start: RecurrenceId): RecurrenceId | undefined {
    if (!this.end || hasTime(start) !== hasTime(this.start)) return undefined;
    return later(start, minutesBetween(clockOf(this.start), clockOf(this.end)));
  }
}

/** Rules that are kept in UTC stay there: calendars everywhere show them an hour later in summer. */
function zoneOf({ start, rules }: IcsEntry, { zone, localZone }: CalendarFacts): string {
  if (start.zone && start.zone !== 'UTC') return start.zone;
  if (start.zone === 'UTC' && !zone && rules.length > 0) return 'UTC';
  return zone ?? localZone;
}

function list<Name extends string, Item>(name: Name, items: Item[]) {
  return items.length > 0 ? ({ [name]: items } as Record<Name, Item[]>) : {};
}
