import type { DocumentShelf } from './document-shelf.ts';

/** Which documents hold a term in one field, by number, and how often. */
export interface Posting {
  documents: number[];
  counts: number[];
  /** Up to which removal documents that are gone have been taken out. */
  tidiedAt: number;
}

/** A term's postings by field. */
export type Postings = (Posting | undefined)[];

/** Counts one more occurrence. Documents are added in the order of their numbers. */
export function addOccurrence(postings: Postings, field: number, document: number): void {
  let posting = postings[field];
  if (!posting) {
    posting = { documents: [], counts: [], tidiedAt: 0 };
    postings[field] = posting;
  }
  const last = posting.documents.length - 1;
  if (posting.documents[last] === document) posting.counts[last] = (posting.counts[last] ?? 0) + 1;
  else {
    posting.documents.push(document);
    posting.counts.push(1);
  }
}

/** Takes out documents that are gone; called before a posting is read. */
export function tidy(posting: Posting, shelf: DocumentShelf): void {
  if (posting.tidiedAt === shelf.removals) return;
  const { documents, counts } = posting;
  const left = documents.flatMap((document, index) => (shelf.holds(document) ? [index] : []));
  if (left.length < documents.length) {
    posting.documents = left.map((index) => documents[index] ?? 0);
    posting.counts = left.map((index) => counts[index] ?? 0);
  }
  posting.tidiedAt = shelf.removals;
}
