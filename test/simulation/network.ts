import type { Cookie } from './cookie.ts';
import { Message } from './message.ts';
import type { SentRequest } from './server-side.ts';

/** All messages between devices and server; the world decides which goes on when. */
export class Network {
  readonly messages: Message[] = [];
  #count = 0;

  /** What a device calls instead of `fetch`. */
  fetchFor(owner: string, cookie: Cookie): typeof fetch {
    return (input, init = {}) =>
      new Promise((resolvePage, reject) => {
        const resolve = (response: Response) => {
          cookie.take(response.headers.get('set-cookie'));
          resolvePage(response);
        };
        const request = sentRequest(String(input), init, cookie);
        this.#count += 1;
        const message = new Message(this.#count, owner, request, { resolve, reject });
        const giveUp = () => {
          reject(new DOMException('The request was given up.', 'AbortError'));
          message.isAbandoned = true;
        };
        if (init.signal?.aborted) return giveUp();
        init.signal?.addEventListener('abort', giveUp);
        this.messages.push(message);
      });
  }

  /** A message has arrived at its end, or was lost. */
  remove(message: Message): void {
    const index = this.messages.indexOf(message);
    if (index >= 0) this.messages.splice(index, 1);
  }

  /** Nobody waits for a device's answers any more; what it asked may still reach the server. */
  abandon(owner: string): void {
    for (const message of [...this.messages]) {
      if (message.owner !== owner) continue;
      message.isAbandoned = true;
      if (message.answer) this.remove(message);
    }
  }
}

function sentRequest(url: string, init: RequestInit, { value }: Cookie): SentRequest {
  const { method = 'GET', body } = init;
  const headers = {
    ...(init.headers as Record<string, string>),
    ...(value === undefined ? {} : { cookie: value }),
  };
  return { method, url, headers, ...(typeof body === 'string' ? { body } : {}) };
}
