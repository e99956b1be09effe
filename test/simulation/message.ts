import type { Answer, SentRequest } from './server-side.ts';

/** A request on its way, and its answer on the way back. */
export class Message {
  answer: Answer | undefined;
  /** The device does not wait for it any more; it may arrive all the same. */
  isAbandoned = false;
  readonly nr: number;
  /** The device at the time: one that crashed meanwhile is another. */
  readonly owner: string;
  readonly request: SentRequest;
  readonly #settle: { resolve: (response: Response) => void; reject: (error: unknown) => void };

  constructor(
    nr: number,
    owner: string,
    request: SentRequest,
    settle: { resolve: (response: Response) => void; reject: (error: unknown) => void },
  ) {
    this.nr = nr;
    this.owner = owner;
    this.request = request;
    this.#settle = settle;
  }

  /** What it asks, for the history. */
  get name(): string {
    const [path = ''] = this.request.url.split('?');
    const [, , ...asked] = path.split('/');
    const what = asked[0] === 'sync' ? asked.slice(2) : asked;
    return `#${this.nr} ${this.owner} ${what.join('/')}`;
  }

  /** The device gets the answer, or what is left of it. */
  deliver(response: Response): void {
    if (!this.isAbandoned) this.#settle.resolve(response);
  }

  /** The device learns that nothing came. */
  fail(): void {
    if (!this.isAbandoned) this.#settle.reject(new TypeError('fetch failed'));
    this.isAbandoned = true;
  }
}
