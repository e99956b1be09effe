import * as v from 'valibot';

const LONGEST = 60;
/** Line breaks, control characters, and those that turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** The name by which people know a device: "Tablet Gemeindehaus". Whatever is sent becomes one line of
 *  whole characters. */
export const DeviceName = v.pipe(
  v.string(),
  v.maxLength(400, 'a name of at most 60 characters'),
  v.transform(plainName),
  v.maxLength(LONGEST, 'a name of at most 60 characters'),
);

/** A name as it is kept; the same again gives the same. */
export function plainName(text: string): string {
  const whole = [...text].filter((letter) => !/\p{Surrogate}/u.test(letter)).join('');
  return whole.normalize('NFC').replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
}
