import type { StoredDocument } from '../stores/store.ts';

/** How much there is of one name. */
export interface Size {
  count: number;
  /** Characters, as JSON. */
  bytes: number;
}

const NOTHING: Size = { count: 0, bytes: 0 };

/** Sizes of documents, summed by name. */
export class Sizes {
  readonly #documents = new Map<string, Map<string, number>>();
  readonly #bytes = new Map<string, number>();

  /** Puts the latest version of a document in the place of what was counted of it. */
  take(name: string, stored: StoredDocument): void {
    const documents = this.#documents.get(name) ?? new Map<string, number>();
    const before = documents.get(stored.id) ?? 0;
    const now = stored.deleted ? 0 : sizeOf(stored.doc);
    if (stored.deleted) documents.delete(stored.id);
    else documents.set(stored.id, now);
    if (documents.size === 0) this.#documents.delete(name);
    else this.#documents.set(name, documents);
    this.#bytes.set(name, (this.#bytes.get(name) ?? 0) + now - before);
    if (documents.size === 0) this.#bytes.delete(name);
  }

  /** All of one name. */
  of(name: string): Size {
    const count = this.#documents.get(name)?.size;
    return count === undefined ? NOTHING : { count, bytes: this.#bytes.get(name) ?? 0 };
  }

  /** The size of one document; 0 where there is none. */
  ofDocument(name: string, id: string): number {
    return this.#documents.get(name)?.get(id) ?? 0;
  }
}

/** How large something is. */
export function sizeOf(value: unknown): number {
  return JSON.stringify(value).length;
}
