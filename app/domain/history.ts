import * as v from 'valibot';
import { documentFields } from './document.ts';
import { personOf } from './ids.ts';
import { DocumentReference } from './references.ts';

/** What stood in fields before the office changed them, to be looked at and brought back. */
export const History = v.looseObject({
  _id: v.string(),
  type: v.literal('history'),
  ...documentFields,
  about: DocumentReference,
  /** The changed fields with their values before. */
  before: v.record(v.string(), v.unknown()),
});
export type History = v.InferOutput<typeof History>;

/** The id of a history entry: in the range of the person it is about, so that it goes with them. */
export function historyId(about: string, key: string): string {
  return `${personOf(about) ?? 'office'}:history:${key}`;
}
