import type { PageMoments } from './page-moments.ts';

/**
 * Which of the tabs speaks with the server: the one that is shown and was first to ask. A tab that
 * is hidden hands over at once, for the system may freeze it. Nothing depends on there being only
 * one (the checkpoint is compared at every write): it spares the network and the battery. Without
 * Web Locks, as on insecure origins, or where the browser refuses them, as it does with all storage
 * switched off, every tab that is shown leads.
 */
export class Leadership {
  readonly #name: string;
  readonly #page: PageMoments;
  readonly #locks: LockManager | undefined;
  readonly #ended: AbortSignal;
  #release: (() => void) | undefined;
  #turn: AbortController | undefined;

  constructor(
    name: string,
    { page, locks, ended }: { page: PageMoments; locks?: LockManager; ended: AbortSignal },
  ) {
    this.#name = name;
    this.#page = page;
    this.#locks = locks;
    this.#ended = ended;
    const stopListening = page.onMoment(() => this.#page.isShown() || this.#handOver());
    ended.addEventListener('abort', () => {
      stopListening();
      this.#handOver();
    });
  }

  /** Resolves when this tab leads. The signal ends when it hands over. */
  async taken(): Promise<AbortSignal> {
    while (!this.#turn && !this.#ended.aborted) {
      await this.#untilShown();
      await this.#lock();
    }
    return this.#turn?.signal ?? this.#ended;
  }

  async #lock(): Promise<void> {
    if (this.#ended.aborted) return;
    const release = this.#locks ? await this.#acquire(this.#locks) : () => undefined;
    if (!release) return;
    if (this.#ended.aborted || !this.#page.isShown()) {
      release();
      return;
    }
    this.#release = release;
    this.#turn = new AbortController();
  }

  /** Resolves with what lets go of the lock, or with nothing where the asking was ended. Asked again at
   *  once, a browser that refuses would refuse at once: the page would do nothing else any more. */
  #acquire(locks: LockManager): Promise<(() => void) | undefined> {
    return new Promise((resolve) => {
      const held = (): Promise<void> => new Promise<void>((release) => resolve(release));
      const asked = locks.request(this.#name, { signal: this.#ended }, held);
      asked.catch(() => resolve(this.#ended.aborted ? undefined : () => undefined));
    });
  }

  #handOver(): void {
    this.#turn?.abort();
    this.#turn = undefined;
    this.#release?.();
    this.#release = undefined;
  }

  #untilShown(): Promise<void> {
    if (this.#page.isShown() || this.#ended.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        if (!this.#page.isShown() && !this.#ended.aborted) return;
        stopListening();
        this.#ended.removeEventListener('abort', done);
        resolve();
      };
      const stopListening = this.#page.onMoment(done);
      this.#ended.addEventListener('abort', done);
    });
  }
}
