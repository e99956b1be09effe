import type { Event } from '#domain/event.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { isOutdated, type Place } from '#domain/place.ts';
import { DOOR_WORDS } from './door-words.ts';
import { languageNames } from './language-names.ts';
import { relatedWords } from './related-words.ts';
import { wordsOf } from './search-words.ts';

/** What can be searched for. */
export type Searchable = Place | Event;

/** What of a document is searched. */
export const SEARCH_FIELDS = [
  'name',
  'topics',
  'summary',
  'description',
  'address',
  /** Words that mean the same as those of name, topics and summary. */
  'related',
  /** Name, topics and summary once more, for what is heard inside their words. */
  'heard',
] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

/** A place or an event as the index takes it. */
export interface SearchEntry extends Record<SearchField, string> {
  id: string;
  /** From 0 to 1: what is closed, over or old stands further down. */
  standing: number;
}

/** A document's texts and their translations by field. */
export function searchEntry(doc: Searchable, today: LocalDate): SearchEntry {
  const isPlace = doc.type === 'place';
  const name = joined(
    isPlace ? [doc.name, doc.contactName] : [doc.title, doc.organiser],
    translations(doc, isPlace ? 'name' : 'title'),
  );
  const topics = isPlace ? joined(doc.topics, doc.synonyms) : '';
  const summary = joined([doc.summary], translations(doc, 'summary'));
  const heard = joined([name, topics, summary]);
  return {
    id: doc._id,
    name,
    topics,
    summary,
    description: joined(
      [doc.description, isPlace ? doc.howToJoin : doc.room],
      translations(doc, 'description'),
    ),
    address: joined([doc.address?.street, doc.address?.city]),
    related: joined(
      [...relatedWords(wordsOf(heard))],
      doc.doors.map((door) => DOOR_WORDS[door]),
      languageNames(doc.languages ?? []),
    ),
    heard,
    standing: standing(doc, today),
  };
}

function joined(...texts: (readonly (string | undefined)[] | undefined)[]): string {
  return texts
    .flatMap((part) => part ?? [])
    .filter(Boolean)
    .join('\n');
}

function translations(doc: Searchable, field: string): (string | undefined)[] {
  return Object.values(doc.translations ?? {}).map((set) => set[field]);
}

function standing(doc: Searchable, today: LocalDate): number {
  if (doc.status === 'closed' || doc.status === 'cancelled') return 0.3;
  const isOver = doc.type === 'event' && !doc.rrule && !doc.rdates && doc.start < today;
  if (isOver) return 0.2;
  if (isOutdated(doc, today)) return 0.5;
  return doc.status === 'temporarilyClosed' ? 0.7 : 1;
}
