import type { LocalDate } from '#domain/local-time.ts';
import type { LocalDatabase } from '../data/database.ts';
import { documentPortions } from './document-portions.ts';
import { SearchIndex } from './search-index.ts';

/** What to keep an index of. */
export interface KeptQuarter {
  quarter: string;
  today: LocalDate;
}

/** So many documents are read at a time. */
const PORTION = 100;
/** So long is indexed without a pause, ms: the longest that an answer has to wait. */
const TURN_MS = 6;

/** Keeps an index in step with the documents on this device: only what changed is indexed anew. */
export class IndexKeeper {
  #database: LocalDatabase;
  #quarter: string;
  #index: SearchIndex;
  #revs = new Map<string, string>();
  #refreshing = false;
  #stale = false;
  #whole = false;

  constructor(database: LocalDatabase, { quarter, today }: KeptQuarter) {
    this.#database = database;
    this.#quarter = quarter;
    this.#index = new SearchIndex(today);
  }

  /** Whether everything that was on the device at the last reading is in the index. */
  get isWhole(): boolean {
    return this.#whole;
  }

  /** Ids of what fits the text, best first, by what is indexed so far. */
  search(text: string): string[] {
    return this.#index.search(text);
  }

  /**
   * Reads what changed; `onProgress` is told when something came in or went. Called while it
   * reads, it reads once more afterwards.
   */
  async refresh(onProgress: () => void): Promise<void> {
    this.#stale = true;
    if (this.#refreshing) return;
    this.#refreshing = true;
    try {
      while (this.#stale) {
        this.#stale = false;
        await this.#read(onProgress);
      }
    } finally {
      this.#refreshing = false;
    }
  }

  async #read(onProgress: () => void): Promise<void> {
    const present = new Set<string>();
    let turn = performance.now();
    for await (const rows of documentPortions(this.#database, this.#quarter, PORTION)) {
      let changed = false;
      for (const { id, rev, doc } of rows) {
        present.add(id);
        if (this.#revs.get(id) === rev) continue;
        this.#index.put(doc);
        this.#revs.set(id, rev);
        changed = true;
        if (performance.now() - turn < TURN_MS) continue;
        await pause();
        turn = performance.now();
      }
      if (changed) onProgress();
    }
    for (const id of this.#revs.keys()) {
      if (present.has(id)) continue;
      this.#index.remove(id);
      this.#revs.delete(id);
    }
    this.#whole = true;
    onProgress();
  }
}

/** Lets what has arrived meanwhile be answered. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
