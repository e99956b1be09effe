import * as v from 'valibot';
import { documentFields, text } from './document.ts';
import { keyOf } from './ids.ts';

/**
 * A sealed letter on its way: it was handed in at a server that is not the quarter's home and cannot open
 * it. Replication brings it home, where it is opened as if it had been handed in there, and goes. Nobody
 * but servers writes one.
 */
export const PostedLetter = v.looseObject({
  _id: v.string(),
  type: v.literal('letter'),
  ...documentFields,
  /** As it came; whoever opens it looks at it more closely. */
  sealed: v.looseObject({ id: v.string(), key: v.string(), box: v.string() }),
  /** Who handed it in, as the server that took it knows them: by that its content is judged. */
  sender: v.looseObject({
    role: v.string(),
    deviceId: v.optional(v.string()),
    personId: v.optional(v.string()),
    placeId: v.optional(v.string()),
    verified: v.optional(v.boolean()),
  }),
  /** The volunteer who used a shared tablet. */
  actor: v.optional(text(200)),
});
export type PostedLetter = v.InferOutput<typeof PostedLetter>;

/** The one id of a letter (`letter:…`) on its way: handed in twice, it is one. */
export function postedLetterId(letterId: string): string {
  return `office:letter:${keyOf(letterId)}`;
}
