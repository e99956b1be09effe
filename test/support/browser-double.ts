/** Which part of an exchange is lost: `body` comes after the cookie was taken. */
export type Lost = 'request' | 'answer' | 'body';

interface Plan {
  lost?: Lost;
  answer?: Response;
  isLeftOpen?: true;
}

/** A browser's `fetch` with its one cookie, over a network that loses what it is told to. */
export class BrowserDouble {
  readonly #origin: string;
  #next: (Plan & { path: string | undefined }) | undefined;
  /** `vo_device=…`, or nothing. */
  cookie = '';
  /** The paths asked for so far. */
  readonly asked: string[] = [];

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Loses part of the next exchange, or of the next with a path. */
  loseNext(lost: Lost, path?: string): void {
    this.#next = { lost, path };
  }

  /** Nobody ever answers the next request with a path: it ends when whoever asked gives up. */
  leaveOpenNext(path: string): void {
    this.#next = { isLeftOpen: true, path };
  }

  /** Something else answers the next request, or the next with a path. */
  answerNext(answer: Response, path?: string): void {
    this.#next = { answer, path };
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const path = new URL(String(input), this.#origin).pathname;
    this.asked.push(path);
    const planned = this.#planFor(path);
    if (planned?.answer) return planned.answer;
    if (planned?.isLeftOpen) await givenUp(init?.signal);
    if (planned?.lost === 'request') throw new TypeError('the network is gone');
    const headers = new Headers(init?.headers);
    if (this.cookie) headers.set('cookie', this.cookie);
    const response = await fetch(input, { ...init, headers });
    if (planned?.lost === 'answer') throw new TypeError('the network is gone');
    this.#keepCookie(response);
    return planned?.lost === 'body' ? new Response('{"role":"te') : response;
  };

  #planFor(path: string): Plan | undefined {
    const planned = this.#next;
    if (!planned || (planned.path !== undefined && planned.path !== path)) return undefined;
    this.#next = undefined;
    return planned;
  }

  #keepCookie(response: Response): void {
    const [set] = response.headers.getSetCookie();
    if (set === undefined) return;
    const [pair = ''] = set.split(';');
    this.cookie = /Max-Age=0/.test(set) ? '' : pair;
  }
}

/** Rejects when the signal gives up; without one, never. */
function givenUp(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}
