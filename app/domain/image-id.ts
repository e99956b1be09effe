import { hashOfBytes } from './hash.ts';

/**
 * The id of a photo by its bytes, so that the same photo is one document. `owner` is the person in
 * whose range a private copy lies; without one the photo is public.
 */
export function imageId(bytes: Uint8Array, owner?: string): string {
  const id = `image:${hashOfBytes(bytes)}`;
  return owner === undefined ? id : `${owner}:${id}`;
}

/** The bytes of a photo as its document holds them. */
export function bytesOfImage(data: string): Uint8Array {
  return Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
}
