import type { ChangesPage, Database } from '../stores/store.ts';

/**
 * Reads pages of the feed. After a change thousands of devices ask for the same page: where this
 * process sees every change at once (the embedded store), it is read once and kept until the next.
 */
export class ReadPages {
  readonly #database: Database;
  readonly #keeps: boolean;
  readonly #kept = new Map<string, Promise<ChangesPage>>();
  readonly #stopListening: () => void;

  constructor(database: Database, keeps: boolean) {
    this.#database = database;
    this.#keeps = keeps;
    this.#stopListening = keeps ? database.onChange(() => this.#kept.clear()) : () => {};
  }

  /** The page after `seq`, or the first. */
  read(seq: string | undefined, limit: number): Promise<ChangesPage> {
    if (!this.#keeps) return this.#database.changes({ seq, limit });
    const key = `${limit} ${seq ?? ''}`;
    const kept = this.#kept.get(key);
    if (kept) return kept;
    if (this.#kept.size >= 100) this.#kept.clear();
    const page = this.#database.changes({ seq, limit });
    this.#kept.set(key, page);
    page.catch(() => this.#kept.delete(key));
    return page;
  }

  /** Forgets the pages and lets go of the feed. */
  end(): void {
    this.#stopListening();
    this.#kept.clear();
  }
}
