/** A part of `_all_docs`, which goes by the bytes of ids. */
export type KeyRange = Partial<Record<'startkey' | 'endkey', string>> & { inclusive_end?: boolean };

/** The ids that begin with an ASCII text: from it up to the first text that comes after all of them. */
export function keysFrom(prefix: string): KeyRange {
  const last = prefix.charCodeAt(prefix.length - 1);
  if (!(last < 0x7f)) throw new TypeError(`no prefix: ${JSON.stringify(prefix)}`);
  const endkey = prefix.slice(0, -1) + String.fromCharCode(last + 1);
  return { startkey: prefix, endkey, inclusive_end: false };
}
