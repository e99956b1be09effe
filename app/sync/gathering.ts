/** What one press writes, in one transaction or several, goes together. */
const LEAD_MS = 10;
/** What comes within this time after that goes together too. */
const GATHERING_MS = 250;

/** Gathers what is written here, or news of what was written elsewhere: the first goes almost at once, for
 *  somebody may wait for it; what comes soon after it waits for more. */
export class Gathering {
  readonly #send: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOpen = false;

  /** `send` is called for everything that was added since it was called last. */
  constructor(send: () => void) {
    this.#send = send;
  }

  /** Something was written, or is new. */
  add(): void {
    this.#isOpen = true;
    this.#timer ??= setTimeout(() => this.#sendGathered(), LEAD_MS);
  }

  /** Sends nothing any more. */
  end(): void {
    clearTimeout(this.#timer);
  }

  #sendGathered(): void {
    this.#timer = undefined;
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#send();
    this.#timer = setTimeout(() => this.#sendGathered(), GATHERING_MS);
  }
}
