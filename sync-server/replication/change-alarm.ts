import type { Database } from '../stores/store.ts';

/** Why a wait ended. */
export type Woken = 'changed' | 'elapsed' | 'ended';

/** Waits for changes of one database, one after the other, and forgets none between two waits. */
export class ChangeAlarm {
  readonly #ended: AbortSignal;
  readonly #stopListening: () => void;
  #changed = false;
  #wake: (woken: Woken) => void = () => {};

  /** Listens from now on; `ended` ends every wait. */
  constructor(database: Database, ended: AbortSignal) {
    this.#ended = ended;
    this.#stopListening = database.onChange(() => {
      this.#changed = true;
      this.#wake('changed');
    });
  }

  /** Resolves at the first change since the last wait, or after so many ms. */
  async wait(ms: number): Promise<Woken> {
    if (this.#ended.aborted) return 'ended';
    if (!this.#changed) {
      const woken = await this.#sleep(ms);
      if (woken !== 'changed') return woken;
    }
    this.#changed = false;
    return 'changed';
  }

  /** Stops listening. */
  stop(): void {
    this.#stopListening();
  }

  #sleep(ms: number): Promise<Woken> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#wake('elapsed'), ms);
      const end = () => this.#wake('ended');
      this.#wake = (woken) => {
        clearTimeout(timer);
        this.#ended.removeEventListener('abort', end);
        this.#wake = () => {};
        resolve(woken);
      };
      this.#ended.addEventListener('abort', end);
    });
  }
}
