/** A rest that something can end early. A ring while nobody rests is remembered for the next. */
export class Alarm {
  #rung = false;
  #wake: (() => void) | undefined;

  /** Ends the rest. */
  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Forgets rings: what they asked for is about to be done. */
  hush(): void {
    this.#rung = false;
  }

  /** Resolves after `ms`, at a ring, or when the signal ends everything. */
  async rest(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.#rung && !signal.aborted) await this.#restUndisturbed(ms, signal);
    this.#rung = false;
  }

  #restUndisturbed(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#wake?.(), ms);
      this.#wake = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', this.#wake as () => void);
        this.#wake = undefined;
        resolve();
      };
      signal.addEventListener('abort', this.#wake);
    });
  }
}
