import { describe, expect, test } from 'vitest';
import { SERVER_FIELDS } from '#domain/document.ts';
import { DOORS } from '#domain/doors.ts';
import { furtherNumbers } from '#domain/emergency-numbers.ts';
import { type PublicDocument, parsePublicDocument } from '#domain/public-document.ts';
import {
  sentencesOf,
  WRITTEN_QUARTERS,
  wordCount,
  writtenDocuments,
  writtenEvents,
  writtenPlaces,
  writtenQuarter,
} from './written-documents.ts';

/** Numbers that ring nowhere: the Bundesnetzagentur keeps them for films and books (notice 148/2021). */
const DRAMA_NUMBERS =
  /^\+49 (30 23125\d{3}|221 4710\d{3}|69 90009\d{3}|40 66969\d{3}|89 99998\d{3})$/;
const LONGEST_SENTENCE = 12;
const LONGEST_SIMPLE_SENTENCE = 8;

describe.each(WRITTEN_QUARTERS)('the documents written for %s', (quarter) => {
  const documents = writtenDocuments(quarter);

  test('are public documents', () => {
    const failures = documents.map(parsePublicDocument).filter((parsed) => !parsed.ok);
    expect(failures).toEqual([]);
    expect(documents.filter((doc) => doc.type === 'quarter')).toHaveLength(1);
  });

  test('say that they are examples, and leave to the server what is the server’s', () => {
    const source = { name: 'Beispiel', licence: 'EUPL-1.2' };
    for (const doc of documents) {
      expect(doc).toMatchObject({ example: true, source });
      for (const field of ['clock', ...SERVER_FIELDS]) expect(doc).not.toHaveProperty(field);
    }
  });

  test('are well-formed Unicode: a lone surrogate stops replication', () => {
    expect(documents.filter((doc) => /\p{Cs}/u.test(unescaped(doc)))).toEqual([]);
  });

  test('have ids, source ids and calendar uids of their own', () => {
    expectDistinct(documents.map((doc) => doc._id));
    expectDistinct(documents.map((doc) => (doc.source as { id: string }).id));
    expectDistinct(writtenEvents(quarter).map((event) => event.uid));
  });

  test('name only phone numbers that ring nowhere, each place its own', () => {
    const phones = writtenPlaces(quarter).flatMap((place) => place.phones ?? []);
    const others = writtenEvents(quarter).flatMap((event) => event.phone ?? []);
    const office = writtenQuarter(quarter).office.phone ?? '';
    expectDistinct([...phones, office]);
    for (const phone of [...phones, ...others, office]) expect(phone).toMatch(DRAMA_NUMBERS);
  });

  test('name real numbers for an emergency, and none that every device knows anyway', () => {
    const numbers = writtenQuarter(quarter).emergency?.numbers ?? [];
    expect(numbers.length).toBeGreaterThanOrEqual(6);
    expect(furtherNumbers(writtenQuarter(quarter))).toEqual(numbers);
    for (const { number } of numbers) expect(number).not.toMatch(DRAMA_NUMBERS);
  });

  test('are written in short sentences', () => {
    expect(documents.flatMap(germanSentences).filter(longerThan(LONGEST_SENTENCE))).toEqual([]);
    expect(documents.flatMap(simpleSentences).filter(longerThan(LONGEST_SIMPLE_SENTENCE))).toEqual(
      [],
    );
  });

  test('put every example of a place near the middle of the quarter', () => {
    const center = writtenQuarter(quarter).center ?? { latitude: 0, longitude: 0 };
    for (const { geo } of writtenPlaces(quarter)) {
      if (!geo) continue;
      expect(Math.abs(geo.latitude - center.latitude)).toBeLessThan(0.05);
      expect(Math.abs(geo.longitude - center.longitude)).toBeLessThan(0.06);
    }
  });
});

describe('the written directory of Lichtenberg', () => {
  const places = writtenPlaces('lichtenberg');

  test('has something behind every door', () => {
    expect(places.length).toBeGreaterThanOrEqual(60);
    for (const door of DOORS) {
      const behind = places.filter((place) => place.doors.includes(door));
      expect(behind.length, door).toBeGreaterThanOrEqual(4);
    }
  });

  test('shows every state that a screen must be able to show', () => {
    const some = (fits: (place: (typeof places)[number]) => unknown) => places.some(fits);
    expect(some((place) => place.status === 'temporarilyClosed')).toBe(true);
    expect(some((place) => place.status === 'closed')).toBe(true);
    expect(some((place) => place.name.length >= 60)).toBe(true);
    expect(some((place) => !place.phones)).toBe(true);
    expect(some((place) => !place.address)).toBe(true);
    expect(some((place) => place.exceptions && place.seniorsHours)).toBe(true);
    expect(some((place) => (place.checkedAt ?? '') < '2023')).toBe(true);
    for (const wheelchair of ['yes', 'limited', 'no', 'unknown']) {
      expect(some((place) => place.wheelchair === wheelchair)).toBe(true);
    }
  });

  test('is told in Arabic and in Einfache Sprache for a good part', () => {
    for (const textSet of ['ar', 'de-simple']) {
      const told = places.filter((place) => place.translations?.[textSet]?.summary);
      expect(told.length, textSet).toBeGreaterThanOrEqual(25);
    }
  });
});

function unescaped(doc: unknown): string {
  const texts: string[] = [];
  JSON.stringify(doc, (_key, value) => {
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  return texts.join('\n');
}

function expectDistinct(values: readonly string[]) {
  expect([...new Set(values)]).toEqual(values);
}

function longerThan(limit: number): (sentence: string) => boolean {
  return (sentence) => wordCount(sentence) > limit;
}

function germanSentences(doc: PublicDocument): string[] {
  const texts =
    doc.type === 'notice'
      ? [doc.title, doc.text]
      : doc.type === 'quarter'
        ? (doc.emergency?.numbers ?? []).map((number) => number.when ?? '')
        : doc.type === 'place' || doc.type === 'event'
          ? [doc.summary ?? '', doc.description ?? '']
          : [];
  if (doc.type === 'place') texts.push(doc.howToJoin ?? '', doc.fees ?? '');
  if (doc.type === 'event') texts.push(...(doc.overrides ?? []).map(({ note }) => note ?? ''));
  return texts.flatMap(sentencesOf);
}

function simpleSentences(doc: PublicDocument): string[] {
  if (doc.type === 'vacancy' || doc.type === 'image') return [];
  return Object.values(doc.translations?.['de-simple'] ?? {}).flatMap(sentencesOf);
}
