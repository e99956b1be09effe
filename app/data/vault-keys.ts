/*
 * WebCrypto in the few forms that the vault needs. [W3C Web Cryptography API]
 */

/** Bytes of a key and of everything that is drawn to be one. */
export const KEY_BYTES = 32;
const IV_BYTES = 12;
const MOST_NONCES = 5_000;
const TEXT = new TextEncoder();

type Bytes = Uint8Array<ArrayBuffer>;

/** Whether there is WebCrypto at all: not on insecure origins. */
export function hasCrypto(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

/** So many random bytes. */
export function randomBytes(count: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** So many nonces that come in no two messages, drawn in few askings: the browser gives 65,536 bytes at
 *  a time. */
export function drawnNonces(count: number): Bytes[] {
  const nonces: Bytes[] = [];
  while (nonces.length < count) {
    const drawn = randomBytes(IV_BYTES * Math.min(count - nonces.length, MOST_NONCES));
    for (let at = 0; at < drawn.length; at += IV_BYTES) nonces.push(drawn.slice(at, at + IV_BYTES));
  }
  return nonces;
}

/** An AES-256-GCM key that no code can read out again. */
export function aesKey(raw: Uint8Array, usages: KeyUsage[]): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', Uint8Array.from(raw), 'AES-GCM', false, usages);
}

/** A key made of a secret for one purpose. [RFC 5869] */
export async function derivedBytes(secret: Uint8Array, purpose: string): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', Uint8Array.from(secret), 'HKDF', false, [
    'deriveBits',
  ]);
  const info = TEXT.encode(purpose);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, KEY_BYTES * 8));
}

/** Encrypts; `beside` is bound to it and needed again. */
export async function encrypted(
  key: CryptoKey,
  iv: Bytes,
  message: Uint8Array<ArrayBuffer>,
  beside: string,
): Promise<Bytes> {
  const how = { name: 'AES-GCM', iv, additionalData: TEXT.encode(beside) };
  return new Uint8Array(await crypto.subtle.encrypt(how, key, message));
}

/** Decrypts; `undefined` where it was made with another key, for another purpose, or was changed. */
export async function decrypted(
  key: CryptoKey,
  iv: Uint8Array,
  box: Uint8Array,
  beside: string,
): Promise<Bytes | undefined> {
  const how = {
    name: 'AES-GCM',
    iv: iv as Bytes,
    additionalData: TEXT.encode(beside),
  };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(how, key, box as Bytes));
  } catch {
    return undefined;
  }
}
