/** Ends a request on which nothing has arrived for a while. */
export class Watchdog {
  readonly #controller = new AbortController();
  readonly #patienceMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #stop = () => this.end();

  /** `signal` ends the request too; `patienceMs` is how long silence is borne. */
  constructor(
    readonly outer: AbortSignal,
    patienceMs: number,
  ) {
    this.#patienceMs = patienceMs;
    if (outer.aborted) this.end();
    outer.addEventListener('abort', this.#stop);
    this.heard();
  }

  /** What the request is made with. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Something arrived: the silence is counted anew. */
  heard(): void {
    clearTimeout(this.#timer);
    if (!this.signal.aborted) this.#timer = setTimeout(this.#stop, this.#patienceMs);
  }

  /** Lets go: the request is over, or is to be. */
  end(): void {
    clearTimeout(this.#timer);
    this.outer.removeEventListener('abort', this.#stop);
    this.#controller.abort();
  }
}
