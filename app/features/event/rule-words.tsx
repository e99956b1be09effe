import type { Event } from '#domain/event.ts';
import { recurrencePhrase } from '#domain/recurrence-phrase.ts';
import type { Texts } from '../../texts/de.ts';
import { recurrenceLines } from '../../texts/recurrence-lines.ts';

/** When an event recurs, a sentence a line; nothing where there is nothing to say. */
export function ruleWords(texts: Texts, event: Event) {
  const lines = recurrenceLines(texts, { ...recurrencePhrase(event), byAppointment: false });
  return lines.length > 0 && lines.map((line) => <p key={line}>{line}.</p>);
}
