/** The encrypted part of a document that is kept closed (closed-document.ts). */
export interface ClosedPart {
  /** Which key it was encrypted with. */
  key: string;
  iv: Uint8Array;
  box: Uint8Array;
}

/** Whether a document is in its closed form. */
export function isClosed<Doc extends Record<string, unknown>>(
  doc: Doc,
): doc is Doc & { closed: ClosedPart } {
  return doc.closed !== undefined;
}
