import type { ChangeSignal } from './store.ts';

/**
 * Everyone who listens to one database. The source of signals runs only while somebody listens:
 * `start` is called with the first listener and returns what ends it with the last.
 */
export class ChangeListeners {
  readonly #listeners = new Set<{ call: (signal: ChangeSignal) => void }>();
  readonly #start: () => () => void;
  #stop: (() => void) | undefined;

  constructor(start: () => () => void = () => () => {}) {
    this.#start = start;
  }

  /** Adds a listener; the same function may be added twice. Returns what removes it. */
  add(call: (signal: ChangeSignal) => void): () => void {
    const listener = { call };
    this.#listeners.add(listener);
    this.#stop ??= this.#start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#end();
    };
  }

  /** Tells everyone who listens now. */
  tell(signal: ChangeSignal): void {
    for (const listener of [...this.#listeners]) listener.call(signal);
  }

  /** Forgets everyone and ends the source. */
  clear(): void {
    this.#listeners.clear();
    this.#end();
  }

  #end(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
