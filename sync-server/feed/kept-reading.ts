import type { Database, StoredDocument } from '../stores/store.ts';

const PAGE = 500;

/** What is kept of a database, and how. */
export interface KeptReadingOptions<State> {
  database: () => Promise<Database>;
  /** Beginnings of the ids that matter; absent: all do. */
  prefixes?: readonly string[];
  begin: () => State;
  /** Takes in a version; more than once, too. */
  take: (state: State, stored: StoredDocument) => void;
}

interface Reached<State> {
  state: State;
  seq: string;
}

/**
 * Something that is counted over a database: read as a whole once, and from then on only what has changed
 * since it was last asked for, by whichever process.
 */
export class KeptReading<State> {
  readonly #options: KeptReadingOptions<State>;
  #reached: Reached<State> | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: KeptReadingOptions<State>) {
    this.#options = options;
  }

  /** As it is now. Throws a `StoreFailure`. */
  current(): Promise<State> {
    const read = this.#turn.then(() => this.#read());
    this.#turn = read.catch(() => {});
    return read;
  }

  async #read(): Promise<State> {
    const database = await this.#options.database();
    const reached = this.#reached ?? (await this.#begun(database));
    this.#reached = reached;
    for (let isBehind = true; isBehind; ) {
      const page = await database.changes({ seq: reached.seq, limit: PAGE });
      for (const stored of page.changes) this.#take(reached.state, stored);
      reached.seq = page.seq;
      isBehind = page.more;
    }
    return reached.state;
  }

  async #begun(database: Database): Promise<Reached<State>> {
    const { prefixes, begin } = this.#options;
    const seq = await database.currentSeq();
    const state = begin();
    const ranges = prefixes?.map((prefix) => database.range(prefix));
    const parts = ranges ? await Promise.all(ranges) : [(await database.all()).documents];
    for (const stored of parts.flat()) this.#take(state, stored);
    return { state, seq };
  }

  #take(state: State, stored: StoredDocument): void {
    const { prefixes, take } = this.#options;
    if (!prefixes || prefixes.some((prefix) => stored.id.startsWith(prefix))) take(state, stored);
  }
}
