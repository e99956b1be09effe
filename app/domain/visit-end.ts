import { addDays, dateOf, instantOf, type LocalDate, type LocalDateTime } from './local-time.ts';

/** The last day on which a volunteer may see whom they visit: the task's day and one more. */
export function lastDayOf(when: LocalDateTime): LocalDate {
  return addDays(dateOf(when), 1);
}

/** The end of that day: from then on nobody sees it, with or without a network. */
export function untilOf(when: LocalDateTime): string {
  return instantOf(`${lastDayOf(when)}T24:00`).toISOString();
}

/** Whether a visit was so long ago that nobody may see any more whom it was to. */
export function isOverAfter(when: LocalDateTime, now: Date): boolean {
  return Date.parse(untilOf(when)) <= now.getTime();
}
