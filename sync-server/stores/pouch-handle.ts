/**
 * A PouchDB that can be closed and opened again under those who use it: who comes meanwhile waits.
 */
export class PouchHandle {
  /** What the others use. */
  readonly pouch: PouchDB.Database;
  readonly #open: () => PouchDB.Database;
  readonly #running = new Set<Promise<unknown>>();
  #current: PouchDB.Database;
  #away: Promise<void> | undefined;

  constructor(open: () => PouchDB.Database) {
    this.#open = open;
    this.#current = open();
    const use = (name: string, given: unknown[]) => this.#use(name, given);
    this.pouch = new Proxy({} as PouchDB.Database, {
      get: (_target, name) =>
        typeof name === 'string' ? (...given: unknown[]) => use(name, given) : undefined,
    });
  }

  /** Closes it when nobody uses it, does something with its files, and opens it again. */
  async reopened(between: () => Promise<void>): Promise<void> {
    while (this.#away) await this.#away;
    const reopening = this.#reopen(between);
    this.#away = reopening
      .catch(() => {})
      .finally(() => {
        this.#away = undefined;
      });
    await reopening;
  }

  async #reopen(between: () => Promise<void>): Promise<void> {
    await Promise.allSettled(this.#running);
    await this.#current.close();
    try {
      await between();
    } finally {
      this.#current = this.#open();
      await this.#current.info();
    }
  }

  async #use(name: string, given: unknown[]): Promise<unknown> {
    while (this.#away) await this.#away;
    const current = this.#current as unknown as Record<string, (...given: unknown[]) => unknown>;
    const running = Promise.resolve(current[name]?.(...given));
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }
}
