import * as v from 'valibot';
import { documentFields, Instant } from './document.ts';
import { DocumentReference } from './references.ts';

/**
 * A change of a document that is suggested and that the office decides on: from a report, from an
 * import that found another value, or that two visitors are one person. Only the office and the
 * server write proposals; others say what they think is wrong in a `report`.
 */
export const Proposal = v.looseObject({
  _id: v.string(),
  type: v.literal('proposal'),
  ...documentFields,
  about: DocumentReference,
  /** The fields as they should be. */
  fields: v.record(v.string(), v.unknown()),
  decision: v.optional(v.picklist(['taken', 'refused'])),
  decidedAt: v.optional(Instant),
});
export type Proposal = v.InferOutput<typeof Proposal>;

/** The id of a proposal; a reaction derives `key` from what it found, so that it suggests once. */
export function proposalId(key: string): string {
  return `office:proposal:${key}`;
}
