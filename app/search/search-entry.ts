import type { Event } from '#domain/event.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { isOutdated, type Place } from '#domain/place.ts';
import { DOOR_WORDS } from '#domain/search-door-words.ts';
import { languageNames } from './language-names.ts';
import { relatedWords } from './related-words.ts';
import { joinedWordsOf, wordsOf } from './search-words.ts';

/** What can be searched for. */
export type Searchable = Place | Event;

/** A place or an event as the index takes it: what each of its words says about it. */
export interface SearchEntry {
  id: string;
  weights: Map<string, number>;
}

/** How much a word of a field says, and how many words the field has as a rule. */
const FIELDS = {
  name: { boost: 6, usual: 5 },
  topics: { boost: 4, usual: 10 },
  summary: { boost: 2.5, usual: 10 },
  related: { boost: 1.2, usual: 40 },
  description: { boost: 1, usual: 40 },
  address: { boost: 0.8, usual: 3 },
} as const;

type FieldName = keyof typeof FIELDS;

/** Weighs a document's words, its translations' and those that mean the same. */
export function searchEntry(doc: Searchable, today: LocalDate): SearchEntry {
  const factor = standing(doc, today);
  const weights = new Map<string, number>();
  for (const [field, words] of Object.entries(fieldsOf(doc))) {
    for (const [word, weight] of weighed(field as FieldName, words)) {
      weights.set(word, (weights.get(word) ?? 0) + weight * factor);
    }
  }
  return { id: doc._id, weights };
}

function fieldsOf(doc: Searchable): Record<FieldName, string[]> {
  const isPlace = doc.type === 'place';
  const name = words([
    isPlace ? doc.name : doc.title,
    isPlace ? doc.contactName : doc.organiser,
    ...translations(doc, isPlace ? 'name' : 'title'),
  ]);
  const topics = isPlace ? words([...(doc.topics ?? []), ...(doc.synonyms ?? [])]) : [];
  const summary = words([doc.summary, ...translations(doc, 'summary')]);
  return {
    name,
    topics,
    summary,
    description: words([
      doc.description,
      ...translations(doc, 'description'),
      isPlace ? doc.howToJoin : doc.room,
    ]),
    related: [
      ...relatedWords([...name, ...topics, ...summary]),
      ...words(doc.doors.map((door) => DOOR_WORDS[door])),
      ...words(languageNames(doc.languages ?? [])),
    ],
    address: words([doc.address?.street, doc.address?.city]),
  };
}

/** What the words of a field say; in a long field each says less. */
function weighed(field: FieldName, words: readonly string[]): Map<string, number> {
  const { boost, usual } = FIELDS[field];
  const weight = boost / (0.7 + 0.3 * (words.length / usual));
  return new Map(words.map((word) => [word, weight]));
}

function words(texts: readonly (string | undefined)[]): string[] {
  return texts.flatMap((text) => (text ? [...wordsOf(text), ...joinedWordsOf(text)] : []));
}

function translations(doc: Searchable, field: string): (string | undefined)[] {
  return Object.values(doc.translations ?? {}).map((set) => set[field]);
}

/** From 0 to 1: what is closed, over or old stands further down. */
function standing(doc: Searchable, today: LocalDate): number {
  if (doc.status === 'closed' || doc.status === 'cancelled') return 0.3;
  const isOver = doc.type === 'event' && !doc.rrule && !doc.rdates && doc.start < today;
  if (isOver) return 0.2;
  if (isOutdated(doc, today)) return 0.5;
  return doc.status === 'temporarilyClosed' ? 0.7 : 1;
}
