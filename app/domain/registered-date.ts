import type { Event } from './event.ts';
import { addDays, dateOf, type LocalDate } from './local-time.ts';
import { type Occurrence, takesPlace } from './occurrence.ts';
import { occurrencesOf } from './occurrences.ts';
import { inFormOf } from './recurrence.ts';

/** Further than this no lasting change moves a date, in days. */
const AROUND = 31;

/**
 * On which day the date takes place that registrations know by the day its series gave it. `undefined`
 * where it is cancelled, put off, or no date of the event any more. Holidays are not looked at.
 */
export function dayOfRegistered(event: Event, date: LocalDate): LocalDate | undefined {
  const found = occurrenceOf(event, date);
  return found && takesPlace(found) ? dateOf(found.start) : undefined;
}

function occurrenceOf(event: Event, date: LocalDate): Occurrence | undefined {
  const own = event.overrides?.find((one) => dateOf(inFormOf(event, one.recurrenceId)) === date);
  const day = dateOf(own?.start ?? date);
  const window = { from: addDays(day, -AROUND), until: addDays(day, AROUND) };
  return occurrencesOf([event], window).find((one) => dateOf(one.recurrenceId) === date);
}
