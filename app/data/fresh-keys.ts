import { type PersonId, personIdFrom } from '#domain/person-id.ts';

const KEY_BYTES = 8;
const PERSON_BYTES = 16;

/** A key that nobody drew before, for a request, a step, a call: 16 hex digits. */
export function freshKey(): string {
  const random = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return [...random].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The id of a person whom nobody has entered yet. */
export function freshPersonId(): PersonId {
  return personIdFrom(crypto.getRandomValues(new Uint8Array(PERSON_BYTES)));
}
