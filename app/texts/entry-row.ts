import type { AgendaEntry } from '#domain/agenda-entry.ts';
import { tellingOf } from '#domain/entry-telling.ts';
import { dateOf, type LocalDateTime } from '#domain/local-time.ts';
import { whereIs } from '#domain/occurrence-place.ts';
import type { Place } from '#domain/place.ts';
import { translated } from '#domain/translation.ts';
import type { Texts } from './de.ts';
import { type StateWords, stateWords, type TimeWords, timeWords } from './entry-words.ts';

/** Words and the language they are in (BCP 47): content is seldom in every language. */
export interface ContentWords {
  words: string;
  lang: string;
}

/** A calendar line in words. */
export interface EntryRow extends TimeWords {
  title: ContentWords;
  where?: ContentWords;
  /** The same without the room, for where there is little room on paper. */
  shortWhere?: ContentWords;
  states: StateWords[];
  note?: ContentWords;
  /** "Nach Anmeldung". */
  hint?: string;
}

/** A calendar line in the words of a text set, as it is at a moment. */
export function entryRow(
  texts: Texts,
  entry: AgendaEntry,
  now: LocalDateTime,
  placesById: ReadonlyMap<string, Pick<Place, 'name'>>,
): EntryRow {
  const { occurrence, event } = entry;
  const telling = tellingOf(entry, now);
  const where = whereIs(occurrence, event, placesById);
  const short = whereIs(occurrence, { ...event, room: undefined }, placesById) ?? where;
  // A move says where by itself.
  const isSaid = telling.states.some((state) => state.kind === 'movedHere');
  return {
    ...timeWords(texts, telling),
    title: titleWords(texts, entry),
    ...(where && !isSaid && { where: { words: where, lang: 'de' } }),
    ...(short && !isSaid && { shortWhere: { words: short, lang: 'de' } }),
    states: stateWords(texts, telling, dateOf(now), where),
    ...(event.byAppointment && { hint: texts.events.byAppointment }),
    ...(occurrence.note && { note: { words: occurrence.note, lang: 'de' } }),
  };
}

/** The title of one date; a date with a title of its own has no translation. */
function titleWords(texts: Texts, { occurrence, event }: AgendaEntry): ContentWords {
  const own = { words: occurrence.title, lang: 'de' };
  return occurrence.title === event.title ? (translated(event, 'title', texts.code) ?? own) : own;
}
