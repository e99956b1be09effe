import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Shows that a server made an entry of its deny-list itself: a store that was set back takes the entry
 * again from a device that holds it, and none that somebody made up. `key`: the server's own (identity.ts),
 * in base64url; gives 256 bits in base64url. [RFC 2104]
 */
export function erasedProof(key: string, hash: string): string {
  const secret = Buffer.from(key, 'base64url');
  return createHmac('sha256', secret).update(`erased:${hash}`).digest('base64url');
}

/** Whether a text is the proof of a hash. */
export function isErasedProof(key: string, hash: string, proof: unknown): boolean {
  const [given, right] = [Buffer.from(String(proof)), Buffer.from(erasedProof(key, hash))];
  return given.length === right.length && timingSafeEqual(given, right);
}
