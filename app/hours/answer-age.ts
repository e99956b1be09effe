import { addDays, type LocalDate } from '#domain/local-time.ts';

/** For how many days after it was computed an answer is good. */
export const SERVES_DAYS = 7;

/** Whether an answer that was computed for a day still serves on another. */
export function serves(day: LocalDate, today: LocalDate): boolean {
  return day <= today && today <= addDays(day, SERVES_DAYS);
}
