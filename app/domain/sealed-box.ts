import { chacha20poly1305 } from '@noble/ciphers/chacha';
import { x25519 } from '@noble/curves/ed25519';
import { expand, extract } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';

/*
 * Hybrid public key encryption as RFC 9180 describes it, in its base mode and for one message a key:
 * DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305. The primitives are audited ones in
 * plain JavaScript: WebCrypto is missing on a phone that came over plain HTTP, and has no X25519 on
 * old ones. The RFC's test vectors check what is put together here.
 */

/** Bytes of a public or private key. */
export const KEY_BYTES = 32;

type Bytes = Uint8Array;

/** What binds a message to its purpose: both are needed again to open it. */
export interface Binding {
  /** What the message is for, and whose. */
  info: string;
  /** What is sent in clear beside it. */
  beside: string;
}

const TEXT = new TextEncoder();
const NOTHING = new Uint8Array(0);
const VERSION = TEXT.encode('HPKE-v1');
const KEM = Uint8Array.of(...TEXT.encode('KEM'), 0x00, 0x20);
const SUITE = Uint8Array.of(...TEXT.encode('HPKE'), 0x00, 0x20, 0x00, 0x01, 0x00, 0x03);
const BASE_MODE = Uint8Array.of(0);

/** The public key that belongs to a private one of 32 random bytes. */
export function publicKeyOf(privateKey: Bytes): Bytes {
  return x25519.getPublicKey(privateKey);
}

/**
 * Encrypts a message so that only the owner of the private key reads it, and not even its author
 * again. `ephemeral` is a private key of 32 random bytes that is used for this message alone.
 */
export function sealedTo(
  publicKey: Bytes,
  message: Bytes,
  { info, beside }: Binding,
  ephemeral: Bytes,
): Bytes {
  const encapsulated = x25519.getPublicKey(ephemeral);
  const shared = sharedSecret(ephemeral, publicKey, encapsulated, publicKey);
  const { key, nonce } = keysFor(shared, TEXT.encode(info));
  const cipher = chacha20poly1305(key, nonce, TEXT.encode(beside)).encrypt(message);
  return joined(encapsulated, cipher);
}

/** Decrypts a message; `undefined` where it was sealed to another key, for another purpose, or was
 *  changed on its way. */
export function openedWith(
  privateKey: Bytes,
  sealed: Bytes,
  { info, beside }: Binding,
): Bytes | undefined {
  try {
    const encapsulated = sealed.slice(0, KEY_BYTES);
    const publicKey = x25519.getPublicKey(privateKey);
    const shared = sharedSecret(privateKey, encapsulated, encapsulated, publicKey);
    const { key, nonce } = keysFor(shared, TEXT.encode(info));
    return chacha20poly1305(key, nonce, TEXT.encode(beside)).decrypt(sealed.slice(KEY_BYTES));
  } catch {
    // Whatever is wrong with it, it is not a message to this key.
    return undefined;
  }
}

/** RFC 9180, 4.1: Encap and Decap after the Diffie-Hellman function. */
function sharedSecret(own: Bytes, theirs: Bytes, encapsulated: Bytes, recipient: Bytes): Bytes {
  const agreed = x25519.getSharedSecret(own, theirs);
  const prk = labeledExtract(KEM, NOTHING, 'eae_prk', agreed);
  return labeledExpand(KEM, prk, 'shared_secret', joined(encapsulated, recipient), 32);
}

/** RFC 9180, 5.1: the key schedule, without a pre-shared key. */
function keysFor(shared: Bytes, info: Bytes): { key: Bytes; nonce: Bytes } {
  const pskIdHash = labeledExtract(SUITE, NOTHING, 'psk_id_hash', NOTHING);
  const infoHash = labeledExtract(SUITE, NOTHING, 'info_hash', info);
  const context = joined(BASE_MODE, pskIdHash, infoHash);
  const secret = labeledExtract(SUITE, shared, 'secret', NOTHING);
  return {
    key: labeledExpand(SUITE, secret, 'key', context, 32),
    nonce: labeledExpand(SUITE, secret, 'base_nonce', context, 12),
  };
}

function labeledExtract(suite: Bytes, salt: Bytes, label: string, ikm: Bytes): Bytes {
  return extract(sha256, joined(VERSION, suite, TEXT.encode(label), ikm), salt);
}

function labeledExpand(suite: Bytes, prk: Bytes, label: string, info: Bytes, length: number) {
  const size = Uint8Array.of(length >> 8, length & 0xff);
  return expand(sha256, prk, joined(size, VERSION, suite, TEXT.encode(label), info), length);
}

function joined(...parts: readonly Bytes[]): Bytes {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
