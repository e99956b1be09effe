import { addMinutes, type LocalDate, type LocalDateTime } from './local-time.ts';

/** One date of an event ("Termin"). Times are the wall clock here, whatever the event's zone. */
export interface Occurrence {
  eventId: string;
  /** The start that the rule gave, in the event's zone; stays the same when the date is moved.
   *  [RFC 5545] */
  recurrenceId: LocalDateTime | LocalDate;
  /** What lasts all day starts at 00:00. */
  start: LocalDateTime;
  /** Exclusive; absent where nobody said when it ends. */
  end?: LocalDateTime;
  allDay: boolean;
  /** What people must be told plainly. */
  state: 'confirmed' | 'cancelled' | 'moved' | 'postponed';
  title: string;
  placeId?: string;
  /** Where it is, in words, when it is no place of the directory. */
  place?: string;
  note?: string;
}

/** Public and school holidays of a Land over some days. */
export interface LandHolidays {
  public: { date: LocalDate; name: string }[];
  /** `to` is the last day, inclusive. */
  school: { from: LocalDate; to: LocalDate; name: string }[];
}

/** How long a date is taken to last when nobody said when it ends. */
const ASSUMED_MINUTES = 120;

/** When a date is over, exclusive: its end, or two hours after its start where none is known. */
export function endOf(occurrence: Pick<Occurrence, 'start' | 'end'>): LocalDateTime {
  return occurrence.end ?? addMinutes(occurrence.start, ASSUMED_MINUTES);
}

/** Whether a date takes place at a moment. One that is cancelled or postponed never does. */
export function isRunning(
  occurrence: Pick<Occurrence, 'start' | 'end' | 'state'>,
  now: LocalDateTime,
): boolean {
  return takesPlace(occurrence) && occurrence.start <= now && now < endOf(occurrence);
}

/** Whether a date lies behind us, so that nobody need look for it. */
export function isOver(occurrence: Pick<Occurrence, 'start' | 'end'>, now: LocalDateTime): boolean {
  return endOf(occurrence) <= now;
}

/** Whether people can go there: it is neither cancelled nor put off. */
export function takesPlace(occurrence: Pick<Occurrence, 'state'>): boolean {
  return occurrence.state === 'confirmed' || occurrence.state === 'moved';
}
