import * as v from 'valibot';
import { documentFields } from './document.ts';
import { Count } from './references.ts';

/** The largest photo, in bytes of its WebP. */
export const MAX_IMAGE_BYTES = 40 * 1024;
/** Base64 makes four characters of three bytes. */
const MAX_BASE64 = Math.ceil(MAX_IMAGE_BYTES / 3) * 4;

/**
 * A photo, made small on the device. Its id is the hash of its bytes (`image-id.ts`), so it never
 * changes: another photo is another document. Public ones are everybody's; a private one lies in
 * the range of whoever may see it, a copy for each.
 */
export const Image = v.looseObject({
  _id: v.string(),
  type: v.literal('image'),
  ...documentFields,
  mediaType: v.literal('image/webp'),
  /** The WebP file in base64. */
  data: v.pipe(
    v.string(),
    v.minLength(4),
    v.maxLength(MAX_BASE64, 'a picture of at most 40 kB'),
    v.regex(/^[A-Za-z0-9+/]+={0,2}$/, 'base64'),
    v.check((data) => data.length % 4 === 0, 'base64'),
  ),
  width: v.optional(Count),
  height: v.optional(Count),
});
export type Image = v.InferOutput<typeof Image>;
