import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Event } from '#domain/event.ts';
import type { Place } from '#domain/place.ts';
import type { PublicDocument } from '#domain/public-document.ts';
import type { Quarter } from '#domain/quarter.ts';

const FOLDER = join(import.meta.dirname, '../../sync-server/sample/written');

/** A quarter of the sample that has written documents. */
export type WrittenQuarter = 'lichtenberg' | 'gelsenkirchen' | 'koeln';

export const WRITTEN_QUARTERS: readonly WrittenQuarter[] = [
  'lichtenberg',
  'gelsenkirchen',
  'koeln',
];

/** All documents written for a quarter, as they stand in its files. */
export function writtenDocuments(quarter: WrittenQuarter): PublicDocument[] {
  const folder = join(FOLDER, quarter);
  return readdirSync(folder).flatMap((name) =>
    JSON.parse(readFileSync(join(folder, name), 'utf8')),
  );
}

/** The written places of a quarter. */
export function writtenPlaces(quarter: WrittenQuarter): Place[] {
  return writtenDocuments(quarter).filter((doc) => doc.type === 'place');
}

/** The written events of a quarter. */
export function writtenEvents(quarter: WrittenQuarter): Event[] {
  return writtenDocuments(quarter).filter((doc) => doc.type === 'event');
}

/** The quarter's own document. */
export function writtenQuarter(quarter: WrittenQuarter): Quarter {
  const found = writtenDocuments(quarter).find((doc) => doc.type === 'quarter');
  if (!found) throw new Error(`no document for the quarter ${quarter}`);
  return found;
}

/** The sentences of a text: what ends in a full stop, a mark or a line. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?]“?)\s+|\n/);
}

/** How many words a sentence has. */
export function wordCount(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
