import { gcm } from '@noble/ciphers/aes';

/*
 * AES-256-GCM at once [NIST SP 800-38D], the same that WebCrypto does: inside a transaction of
 * IndexedDB nothing else may be waited for.
 */

const TO_BYTES = new TextEncoder();

/** Encrypts; `beside` is bound to it and needed again. `iv`: 12 bytes, never twice with one key. */
export function encryptedAtOnce(
  key: Uint8Array,
  iv: Uint8Array,
  message: Uint8Array,
  beside: string,
): Uint8Array {
  return gcm(key, iv, TO_BYTES.encode(beside)).encrypt(message);
}

/** Decrypts; `undefined` where it was made with another key, for another purpose, or was changed. */
export function decryptedAtOnce(
  key: Uint8Array,
  iv: Uint8Array,
  box: Uint8Array,
  beside: string,
): Uint8Array | undefined {
  try {
    return gcm(key, iv, TO_BYTES.encode(beside)).decrypt(box);
  } catch {
    return undefined;
  }
}
