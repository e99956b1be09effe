import { addMinutes, dateOf, type LocalDateTime, minutesBetween } from './local-time.ts';
import {
  CLOSES_SOON_MINUTES,
  OPEN_END_SURE_MINUTES,
  type OpeningInterval,
  type OpeningStatus,
  type Schedule,
} from './opening.ts';
import { covers, cutIntoDays } from './opening-days.ts';
import { isSettledBy, withExceptions } from './opening-exceptions.ts';
import type { HoursException } from './place.ts';

/** What else a place says about its hours. */
export interface StatusExtras {
  /** Days on which the usual hours do not hold. */
  exceptions?: readonly HoursException[];
  /** Hours kept for older people, beside the usual ones. */
  seniors?: Schedule;
}

/**
 * What the hours mean at a moment, told as at the door. Exceptions beat the schedule on their date.
 * A place that is open for older people alone is open, and says so.
 */
export function openingStatus(
  schedule: Schedule | undefined,
  now: LocalDateTime,
  extras: StatusExtras = {},
): OpeningStatus {
  const usual = statusOf(schedule, now, extras.exceptions ?? []);
  if (!extras.seniors || usual.state === 'open' || usual.state === 'closesSoon') return usual;
  const closures = extras.exceptions?.filter((exception) => exception.closed) ?? [];
  const seniors = statusOf(extras.seniors, now, closures);
  return seniors.state === 'open' || seniors.state === 'closesSoon'
    ? { ...seniors, seniorsOnly: true }
    : usual;
}

function statusOf(
  schedule: Schedule | undefined,
  now: LocalDateTime,
  exceptions: readonly HoursException[],
): OpeningStatus {
  const exception = exceptions.find((one) => one.date === dateOf(now));
  if (!covers(schedule, dateOf(now)) && !isSettledBy(exception)) return { state: 'unknown' };
  const intervals = intervalsOf(schedule, exceptions);
  const current = intervals.filter((one) => one.start <= now && now < one.end).sort(byCertainty)[0];
  if (!current) return closedStatus(intervals, now, exception);
  const { comment } = current;
  if (current.state === 'open')
    return { ...openStatus(current, intervals, schedule, now), comment };
  if (current.state === 'byAppointment')
    return { state: 'byAppointment', until: inSight(current.end, schedule), comment };
  if (isSurelyOpen(current, intervals, now)) return { state: 'open', comment };
  return { state: 'unknown', holiday: current.holiday, comment };
}

function intervalsOf(
  schedule: Schedule | undefined,
  exceptions: readonly HoursException[],
): OpeningInterval[] {
  const usual = schedule?.readable ? schedule.intervals : [];
  return exceptions.length > 0 ? withExceptions(usual.flatMap(cutIntoDays), exceptions) : usual;
}

function closedStatus(
  intervals: OpeningInterval[],
  now: LocalDateTime,
  exception: HoursException | undefined,
): OpeningStatus {
  const next = intervals.find((one) => one.start > now && (one.state === 'open' || one.openEnd));
  return {
    state: 'closed',
    opensAt: next?.start,
    reason: exception?.closed ? exception.reason : undefined,
  };
}

function openStatus(
  current: OpeningInterval,
  intervals: OpeningInterval[],
  schedule: Schedule | undefined,
  now: LocalDateTime,
): Extract<OpeningStatus, { state: 'open' | 'closesSoon' }> {
  const last = lastOfRun(current, intervals);
  const until = inSight(last.end, schedule);
  const goesOn = intervals.some((one) => one.start === last.end && one.openEnd);
  if (!until || goesOn) return { state: 'open' };
  const soon = minutesBetween(now, until) <= CLOSES_SOON_MINUTES;
  return soon ? { state: 'closesSoon', until } : { state: 'open', until };
}

/** The last of the open intervals that follow each other without a break. */
function lastOfRun(current: OpeningInterval, intervals: OpeningInterval[]): OpeningInterval {
  let last = current;
  for (const next of intervals)
    if (next.state === 'open' && next.start <= last.end && next.end > last.end) last = next;
  return last;
}

/** "Ab 18 Uhr" is open for a while after 18:00; after "bis mindestens 16 Uhr" nobody knows. */
function isSurelyOpen(
  current: OpeningInterval,
  intervals: OpeningInterval[],
  now: LocalDateTime,
): boolean {
  const follows = intervals.some((one) => one.end === current.start && one.state === 'open');
  const sure = now < addMinutes(current.start, OPEN_END_SURE_MINUTES);
  return Boolean(current.openEnd) && !follows && sure;
}

/** An end, unless it is only where the schedule stops. */
function inSight(end: LocalDateTime, schedule: Schedule | undefined): LocalDateTime | undefined {
  const beyond = schedule?.readable && dateOf(end) >= schedule.until;
  return beyond ? undefined : end;
}

const CERTAINTY = ['open', 'byAppointment', 'unknown'];

function byCertainty(a: OpeningInterval, b: OpeningInterval): number {
  return CERTAINTY.indexOf(a.state) - CERTAINTY.indexOf(b.state);
}
