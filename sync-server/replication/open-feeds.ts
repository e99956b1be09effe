import type { ServerResponse } from 'node:http';

/** The feeds that peers keep open: each ends with its connection, all with the server. */
export class OpenFeeds {
  readonly #open = new Set<AbortController>();
  #ended = false;

  /** A signal that says when the feed on this connection has to end. */
  add(response: ServerResponse): AbortSignal {
    const ending = new AbortController();
    if (this.#ended || response.destroyed) ending.abort();
    this.#open.add(ending);
    response.once('close', () => {
      this.#open.delete(ending);
      ending.abort();
    });
    return ending.signal;
  }

  /** Ends every feed; each still says how far it came. */
  end(): void {
    this.#ended = true;
    for (const ending of this.#open) ending.abort();
  }
}
