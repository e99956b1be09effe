/** The encrypted part of a document that is kept closed (closed-document.ts). */
export interface ClosedPart {
  /** Which key it was encrypted with. */
  key: string;
  iv: Uint8Array;
  box: Uint8Array;
  /** Of a visitor with a Treff-Karte: `cardMark` of its number. */
  card?: string;
}

/** Whether a document is in its closed form. A session too says when it was `closed`: what was encrypted
 *  has bytes, which no document from elsewhere has. */
export function isClosed<Doc extends Record<string, unknown>>(
  doc: Doc,
): doc is Doc & { closed: ClosedPart } {
  const { closed } = doc as { closed?: Partial<ClosedPart> | string | null };
  return typeof closed === 'object' && ArrayBuffer.isView(closed?.box);
}
