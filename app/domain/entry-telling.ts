import { type AgendaEntry, isOn, isPast, lastDayOf } from './agenda-entry.ts';
import {
  dateOf,
  type LocalDate,
  type LocalDateTime,
  type LocalTime,
  timeOf,
} from './local-time.ts';
import { isRunning } from './occurrence.ts';

/** What must be said about one date besides its time and place. */
export type EntryState =
  | { kind: 'cancelled'; today: boolean }
  | { kind: 'postponed' }
  /** Stands on the old day; takes place at `start`. */
  | { kind: 'movedTo'; start: LocalDateTime | LocalDate }
  /** Usually at `usual`; a time alone where only that differs. */
  | { kind: 'movedFrom'; usual: LocalDateTime | LocalDate | LocalTime }
  /** Somewhere else than usual. */
  | { kind: 'movedHere' }
  | { kind: 'running' }
  | { kind: 'over' };

/** A calendar line as facts, to be put into the words of any language. */
export interface EntryTelling {
  /** Absent for what lasts all day, or began before the day it stands under. */
  from?: LocalTime;
  /** Absent where nobody said, or where it is on a later day. */
  to?: LocalTime;
  /** Its last day where that is a later one. */
  untilDay?: LocalDate;
  states: EntryState[];
}

/** What a calendar line says at a moment. */
export function tellingOf(entry: AgendaEntry, now: LocalDateTime): EntryTelling {
  const { occurrence, day, movedAway } = entry;
  if (movedAway) {
    const old = occurrence.recurrenceId;
    return {
      ...(old.length > 10 && { from: timeOf(old) }),
      states: [
        { kind: 'movedTo', start: occurrence.allDay ? dateOf(occurrence.start) : occurrence.start },
      ],
    };
  }
  const untilDay = lastDayOf(occurrence);
  const beganToday = dateOf(occurrence.start) === day;
  const endsToday = !untilDay || untilDay === day;
  return {
    ...(!occurrence.allDay && beganToday && { from: timeOf(occurrence.start) }),
    ...(!occurrence.allDay && occurrence.end && endsToday && { to: timeOf(occurrence.end) }),
    ...(untilDay && untilDay > day && { untilDay }),
    states: statesOf(entry, now),
  };
}

function statesOf(entry: AgendaEntry, now: LocalDateTime): EntryState[] {
  const { occurrence } = entry;
  if (occurrence.state === 'cancelled') {
    return [{ kind: 'cancelled', today: entry.day === dateOf(now) }];
  }
  if (occurrence.state === 'postponed') return [{ kind: 'postponed' }];
  if (isPast(entry, now)) return [{ kind: 'over' }];
  const states: EntryState[] = [];
  if (isOn(entry) && isRunning(occurrence, now) && !occurrence.allDay) {
    states.push({ kind: 'running' });
  }
  return occurrence.state === 'moved' ? [...states, ...movesOf(entry)] : states;
}

/** How a moved date differs from what people know. */
function movesOf({ occurrence, event }: AgendaEntry): EntryState[] {
  const { recurrenceId, start, allDay } = occurrence;
  const usualTime = timeOf(recurrenceId);
  const states: EntryState[] = [];
  if (dateOf(recurrenceId) !== dateOf(start)) {
    states.push({ kind: 'movedFrom', usual: recurrenceId });
  } else if (!allDay && usualTime && usualTime !== timeOf(start)) {
    states.push({ kind: 'movedFrom', usual: usualTime });
  }
  const isElsewhere = event.overrides?.some(
    (own) => dateOf(own.recurrenceId) === dateOf(recurrenceId) && (own.placeId ?? own.place),
  );
  if (isElsewhere || states.length === 0) states.push({ kind: 'movedHere' });
  return states;
}
