import { addDays, dateOf, type LocalDateTime, timeOf } from '#domain/local-time.ts';
import type { OpeningStatus } from '#domain/opening.ts';
import { spokenEnd } from '#domain/opening-days.ts';
import type { Texts } from '../texts/de.ts';

/** When the office can be reached, in a few words; nothing where that is not known. */
export function officeHoursWords(
  texts: Texts,
  status: OpeningStatus,
  now: LocalDateTime,
): string | undefined {
  const { officeHours } = texts.shell;
  switch (status.state) {
    case 'open':
      if (!status.until) return officeHours.openAllDay;
      return officeHours.openUntil(untilWords(texts, status.until));
    case 'closesSoon':
      return officeHours.closesSoon(untilWords(texts, status.until));
    case 'closed':
      return status.opensAt && opensWords(texts, status.opensAt, now);
    case 'byAppointment':
      return officeHours.byAppointment;
    case 'unknown':
      return undefined;
  }
}

/** Midnight is 24 Uhr of the day that ends. */
function untilWords(texts: Texts, until: LocalDateTime): string {
  return texts.dates.time(spokenEnd(until).time);
}

function opensWords(texts: Texts, opensAt: LocalDateTime, now: LocalDateTime): string {
  const { opensToday, opensTomorrow, opensOn } = texts.shell.officeHours;
  const day = dateOf(opensAt);
  const time = texts.dates.time(timeOf(opensAt));
  if (day === dateOf(now)) return opensToday(time);
  if (day === addDays(dateOf(now), 1)) return opensTomorrow(time);
  const isThisWeek = day < addDays(dateOf(now), 7);
  return opensOn(isThisWeek ? texts.dates.weekday(day) : texts.dates.day(day), time);
}
