import * as v from 'valibot';
import { base64urlOf, bytesOfBase64url } from './base64url.ts';
import { hashOfBytes } from './hash.ts';
import { KEY_BYTES, openedWith, publicKeyOf, sealedTo } from './sealed-box.ts';
import type { Body, Version } from './version.ts';

/**
 * A letter to the quarter's key. It has an id of its own: that of the document inside may name a
 * person, and is nobody's to read on the way.
 */
export const SealedLetter = v.object({
  id: v.pipe(v.string(), v.regex(/^letter:[0-9a-f]{32}$/, 'a letter id')),
  /** Which key it was sealed to (`keyNameOf`). */
  key: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/, 'the name of a key')),
  /** Base64url. */
  box: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]+$/, 'base64url'), v.maxLength(180_000)),
});
export type SealedLetter = v.InferOutput<typeof SealedLetter>;

/** What a letter says: one document, and the versions it may have been made from. */
export interface LetterContent {
  doc: Body;
  bases: Version[];
}

/** Lengths are rounded up to so many characters: the length of a short request says little. */
const PADDING = 512;

/** Makes a key pair of 32 random bytes; both keys in base64url. */
export function sealKeyPair(random: Uint8Array): { publicKey: string; privateKey: string } {
  return { publicKey: base64urlOf(publicKeyOf(random)), privateKey: base64urlOf(random) };
}

/** The name by which a letter says to which key it was sealed. */
export function keyNameOf(publicKey: string): string {
  return hashOfBytes(new TextEncoder().encode(`seal-key:${publicKey}`)).slice(0, 16);
}

/**
 * Seals a document to a quarter's key; `undefined` where that is no key. `random`: 48 random bytes,
 * never used for anything else.
 */
export function sealedLetter(
  { quarter, sealKey }: { quarter: string; sealKey: string },
  content: LetterContent,
  random: Uint8Array,
): SealedLetter | undefined {
  const publicKey = bytesOfBase64url(sealKey);
  if (publicKey?.length !== KEY_BYTES) return undefined;
  const id = `letter:${hexOf(random.slice(KEY_BYTES, KEY_BYTES + 16))}`;
  const json = JSON.stringify(content);
  const padded = json.padEnd(Math.ceil(json.length / PADDING) * PADDING);
  const message = new TextEncoder().encode(padded);
  const box = sealedTo(publicKey, message, bindingOf(quarter, id), random.slice(0, KEY_BYTES));
  return { id, key: keyNameOf(sealKey), box: base64urlOf(box) };
}

/** Opens a letter; `undefined` where it is not one to this key and quarter. Its content is what the
 *  sender says it is: it is still to be checked. */
export function openedLetter(
  { quarter, privateKey }: { quarter: string; privateKey: string },
  { id, box }: SealedLetter,
): { doc: Record<string, unknown>; bases: unknown[] } | undefined {
  const [key, sealed] = [bytesOfBase64url(privateKey), bytesOfBase64url(box)];
  const message = key && sealed && openedWith(key, sealed, bindingOf(quarter, id));
  if (!message) return undefined;
  try {
    const content: unknown = JSON.parse(new TextDecoder().decode(message));
    const { doc, bases } = (content ?? {}) as Record<string, unknown>;
    if (typeof doc !== 'object' || doc === null || Array.isArray(doc)) return undefined;
    return { doc: doc as Record<string, unknown>, bases: Array.isArray(bases) ? bases : [] };
  } catch {
    return undefined;
  }
}

function bindingOf(quarter: string, id: string) {
  return { info: `vor-ort letter to ${quarter}`, beside: id };
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
