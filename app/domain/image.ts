import * as v from 'valibot';
import { documentFields } from './document.ts';
import { Count } from './references.ts';

/** The largest photo, in bytes of its file. */
export const MAX_IMAGE_BYTES = 40 * 1024;
/** Base64 makes four characters of three bytes. */
const MAX_BASE64 = Math.ceil(MAX_IMAGE_BYTES / 3) * 4;

/** What a photo is kept as, and how such a file begins in base64: WebP, or JPEG from browsers that cannot
 *  write WebP (Safari). [RFC 9649, 2.1; ISO/IEC 10918-1, B.2] */
const BEGINNINGS = { 'image/webp': 'UklGR', 'image/jpeg': '/9j/' } as const;
export type PhotoType = keyof typeof BEGINNINGS;
export const PHOTO_TYPES = Object.keys(BEGINNINGS) as PhotoType[];

const fields = v.looseObject({
  _id: v.string(),
  type: v.literal('image'),
  ...documentFields,
  mediaType: v.picklist(PHOTO_TYPES),
  /** The file in base64. */
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
/**
 * A photo, made small on the device. Its id is the hash of its bytes (`image-id.ts`), so it never
 * changes: another photo is another document. Public ones are everybody's; a private one lies in
 * the range of whoever may see it, a copy for each. Its bytes begin as its type says: nothing else
 * is shown as a photo.
 */
export const Image = v.pipe(
  fields,
  v.forward(
    v.check(
      ({ mediaType, data }) => data.startsWith(BEGINNINGS[mediaType]),
      'a picture of its type',
    ),
    ['data'],
  ),
);
export type Image = v.InferOutput<typeof Image>;
