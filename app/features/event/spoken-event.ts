import { isOn } from '#domain/agenda-entry.ts';
import { dateOf, type LocalDateTime } from '#domain/local-time.ts';
import { recurrencePhrase } from '#domain/recurrence-phrase.ts';
import { translated } from '#domain/translation.ts';
import type { SpokenPart } from '../../entries/use-read-aloud.ts';
import { dayHeading } from '../../texts/day-words.ts';
import type { Texts } from '../../texts/de.ts';
import { entryRow } from '../../texts/entry-row.ts';
import { recurrenceLines } from '../../texts/recurrence-lines.ts';
import type { EventDetails } from './use-event.ts';

/** What is read aloud about an event, in the order of the screen. */
export function spokenEvent(
  texts: Texts,
  { event, entries, placesById }: EventDetails,
  now: LocalDateTime,
): SpokenPart[] {
  const inTexts = (words: string | false | undefined): SpokenPart | undefined =>
    words ? { words: `${words}.`, lang: texts.lang } : undefined;
  const next = entries.find(isOn);
  const row = next && entryRow(texts, next, now, placesById);
  const rule = recurrenceLines(texts, { ...recurrencePhrase(event), byAppointment: false });
  const parts = [
    translated(event, 'title', texts.code),
    inTexts(
      next && `${texts.event.next}: ${dayHeading(texts, next.day, dateOf(now))}, ${row?.range}`,
    ),
    translated(event, 'summary', texts.code),
    ...rule.map(inTexts),
    translated(event, 'description', texts.code),
  ];
  return parts.filter((part) => part !== undefined);
}
