import { base64urlOf, bytesOfBase64url } from './base64url.ts';
import { hashOfBytes } from './hash.ts';
import { isPersonId } from './ids.ts';

/*
 * The Schlüsselkarte: a QR code on paper with which a volunteer opens shared tablets, offline too. Its
 * secret has 128 bits and is nowhere else: not at the server, and on tablets only what it encrypts.
 */

/** Bytes of a card's secret. */
export const CARD_SECRET_BYTES = 16;
const BEGINNING = 'VOSK1';

/** What a Schlüsselkarte says. */
export interface KeyCard {
  /** Whose card it is, by a number that says nothing. */
  personId: string;
  secret: Uint8Array;
}

/** The text of a card's QR code. */
export function keyCardText({ personId, secret }: KeyCard): string {
  return `${BEGINNING}:${personId}:${base64urlOf(secret)}`;
}

/** Reads a card; `undefined` where the text is none. */
export function keyCardIn(text: string): KeyCard | undefined {
  const [beginning, personId = '', code = '', ...more] = text.trim().split(':');
  const secret = bytesOfBase64url(code);
  if (beginning !== BEGINNING || more.length > 0 || !isPersonId(personId)) return undefined;
  return secret?.length === CARD_SECRET_BYTES ? { personId, secret } : undefined;
}

/** By this the office lets a card hold, and tablets know it again. 128 bits cannot be guessed from it. */
export function keyCardHash({ personId, secret }: KeyCard): string {
  const named = new TextEncoder().encode(`${BEGINNING} ${personId} `);
  const all = new Uint8Array(named.length + secret.length);
  all.set(named);
  all.set(secret, named.length);
  return hashOfBytes(all);
}
