import { dateOf, type LocalDate, localDateTimeAt, timeOf } from '#domain/local-time.ts';
import type { Visit } from '#domain/visit.ts';
import { de } from '../../texts/de.ts';
import { treffDe } from '../../texts/treff-de.ts';

/** An instant as the time of day here: "14:05 Uhr". */
export function timeWords(instant: string): string {
  return de.dates.time(timeOf(localDateTimeAt(new Date(instant))));
}

/** The day of an instant. */
export function dayOf(instant: string): LocalDate {
  return dateOf(localDateTimeAt(new Date(instant)));
}

/** A visit in one line: what it was about and how it ended. */
export function visitLine({ topics = [], outcome }: Visit): string {
  const ended = outcome ? treffDe.visit.outcomes[outcome] : treffDe.today.noOutcome;
  return [topics.join(', '), ended].filter(Boolean).join(' · ');
}
