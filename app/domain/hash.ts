import { sha256 } from '@noble/hashes/sha2.js';

/*
 * Hashes for derived ids. Not WebCrypto: a phone that came over plain HTTP has none, and its
 * hashing is late where an id is needed at once.
 */

/** SHA-256 of bytes in lower-case hex (FIPS 180-4). */
export function hashOfBytes(bytes: Uint8Array): string {
  return [...sha256(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** SHA-256 of a JSON value: the same for equal values (`equal.ts`), whatever their fields' order. */
export function hashOfJson(value: unknown): string {
  return hashOfBytes(new TextEncoder().encode(canonicalJson(value)));
}

/** JSON with sorted names and without what is undefined (after RFC 8785). */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => `${JSON.stringify(name)}:${canonicalJson(inner)}`);
  return `{${fields.join(',')}}`;
}
