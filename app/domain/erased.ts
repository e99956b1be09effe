import * as v from 'valibot';
import { documentFields, LocalDateText } from './document.ts';
import { hashOfBytes } from './hash.ts';

/** An entry of the deny-list: a person who must not come back, known only by a hash. */
export const Erased = v.looseObject({
  _id: v.string(),
  type: v.literal('erased'),
  ...documentFields,
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hex')),
  erasedOn: v.optional(LocalDateText),
  /** By which the server that named the person knows its own word again. */
  proof: v.optional(v.string()),
});
export type Erased = v.InferOutput<typeof Erased>;

/** The hash by which an erased person is known. A person's id is random: no guessing finds it. */
export function erasedHash(personId: string): string {
  return hashOfBytes(new TextEncoder().encode(`erased:${personId}`));
}

/** The one id of an erased person's entry. */
export function erasedId(hash: string): string {
  return `office:erased:${hash}`;
}
