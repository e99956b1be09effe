import type { Database } from '../stores/store.ts';

/** Which of many databases have changed since they were last asked about. */
export class ChangedDatabases {
  readonly #changed = new Set<Database>();
  readonly #stops = new Map<Database, () => void>();
  readonly #wake: () => void;

  /** `wake` is called with every change. */
  constructor(wake: () => void) {
    this.#wake = wake;
  }

  /** Whether a database is new here or has changed; it counts as unchanged then. */
  take(database: Database): boolean {
    if (this.#stops.has(database)) return this.#changed.delete(database);
    const changed = () => {
      this.#changed.add(database);
      this.#wake();
    };
    this.#stops.set(database, database.onChange(changed));
    return true;
  }

  /** Lets a database count as changed once more, at the next look. */
  retry(database: Database): void {
    this.#changed.add(database);
  }

  /** Lets go of the feeds. */
  end(): void {
    for (const stop of this.#stops.values()) stop();
    this.#stops.clear();
  }
}
