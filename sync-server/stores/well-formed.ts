import type { Revision, StoreWrite } from './store.ts';

/** The largest document that any database takes, in bytes of its JSON. */
export const MAX_DOCUMENT_BYTES = 64 * 1024;
/** What `malformationOf` says of a larger one. */
export const TOO_LARGE = 'larger than 64 kB';
/** How deep objects and lists may be nested. */
const MAX_DEPTH = 32;
/** Half of a UTF-16 pair: in Unicode mode a whole pair does not match. */
const LONE_SURROGATE = /\p{Surrogate}/u;
/** A generation and a hash, as PouchDB and CouchDB make them. */
const REV = /^[1-9]\d{0,9}-[0-9a-f]{32}$/;

/**
 * Why a document must not reach a store, in a few English words; `undefined` where it may.
 * Lone surrogates and unknown `_` fields make CouchDB refuse the whole batch that holds them and
 * stop replication for good, so every door asks here first: push, import, replication.
 */
export function malformationOf(doc: Record<string, unknown>): string | undefined {
  for (const field of Object.keys(doc)) {
    if (field.startsWith('_') && field !== '_id') return `unknown field ${JSON.stringify(field)}`;
  }
  return malformationInside(doc, 0) ?? (isTooLarge(doc) ? TOO_LARGE : undefined);
}

/** Whether no database takes a document because of its size alone. */
export function isTooLarge(doc: Record<string, unknown>): boolean {
  return Buffer.byteLength(JSON.stringify(doc)) > MAX_DOCUMENT_BYTES;
}

/** Throws where a write is malformed: a door forgot to ask. Nothing has been written then. */
export function assertWellFormed(writes: readonly StoreWrite[]): void {
  for (const write of writes) {
    const reason = malformationOf('doc' in write ? write.doc : { clock: write.clock });
    if (reason) throw new TypeError(`malformed document ${JSON.stringify(write.id)}: ${reason}`);
    if ('doc' in write && write.doc._id !== write.id) {
      throw new TypeError(`a write of ${JSON.stringify(write.id)} carries another _id`);
    }
    if (!isDocumentId(write.id)) throw new TypeError(`no id: ${JSON.stringify(write.id)}`);
  }
}

/** Whether a store can hold the id at all; which ids are documents' the domain decides. */
export function isDocumentId(id: string): boolean {
  return id !== '' && !id.startsWith('_') && id.length <= 400 && !LONE_SURROGATE.test(id);
}

/** Whether a store could ever have held the pair: what is asked for comes from outside. */
export function isRevision({ id, rev }: Revision): boolean {
  return isDocumentId(id) && REV.test(rev);
}

function malformationInside(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return LONE_SURROGATE.test(value) ? 'a lone surrogate' : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : 'not a number';
  if (typeof value === 'boolean' || value === null || value === undefined) return undefined;
  if (typeof value !== 'object') return `a ${typeof value}`;
  if (depth === MAX_DEPTH) return 'nested too deep';
  for (const [key, inner] of Object.entries(value)) {
    if (LONE_SURROGATE.test(key)) return 'a lone surrogate in a field name';
    // PouchDB copies with assignment, which would set the copy's prototype and lose the field.
    if (key === '__proto__') return 'a field called __proto__';
    const reason = malformationInside(inner, depth + 1);
    if (reason) return reason;
  }
  return undefined;
}
