import * as v from 'valibot';
import { documentFields, Instant, Phone, text } from './document.ts';
import { DocumentReference } from './references.ts';

/**
 * "Stimmt das noch?": somebody says that an entry is wrong, or that something seemed strange. It
 * comes sealed, from guests too, and names nobody; a number is there where a call back is wanted.
 */
export const Report = v.looseObject({
  _id: v.string(),
  type: v.literal('report'),
  ...documentFields,
  /** The entry, or the request, that it is about. */
  about: v.optional(DocumentReference),
  kind: v.optional(v.picklist(['outdated', 'strange'])),
  words: v.optional(text(1000)),
  phone: v.optional(Phone),
  /** When the office had dealt with it. */
  handledAt: v.optional(Instant),
});
export type Report = v.InferOutput<typeof Report>;
