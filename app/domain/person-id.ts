import * as v from 'valibot';
import { isPersonId } from './ids.ts';

const PERSON_ID_BYTES = 16;

/** 128 random bits in lower-case hex: says nothing of the person, and cannot be guessed. */
export const PersonId = v.pipe(v.string(), v.check(isPersonId, 'a person id: 32 digits 0 to f'));
export type PersonId = v.InferOutput<typeof PersonId>;

/** The person id that 16 random bytes make; anything but 16 is a bug of the caller. */
export function personIdFrom(bytes: Uint8Array): PersonId {
  if (bytes.length !== PERSON_ID_BYTES) throw new RangeError('a person id is made of 16 bytes');
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
