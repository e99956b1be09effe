import type { ServerResponse } from 'node:http';
import type { Scope } from '../access/scopes.ts';
import type { Database } from '../stores/store.ts';
import { PersonWakes } from './person-wakes.ts';

/** One database that a listener is told of, under the scope's name. */
export interface LiveScope {
  scope: Scope;
  database: Database;
  /** Tells of this person's range only. */
  personId?: string;
}

export interface LiveHubOptions {
  /** How often a comment keeps quiet connections open, in ms. */
  commentEvery?: number;
  /** The least time between two wake-ups of one scope, in ms. */
  pauseBetween?: number;
}

/** A reader that takes nothing is cut off when so many bytes wait for it; it will come again. */
const MOST_WAITING_BYTES = 16 * 1024;

/**
 * Wakes devices by server-sent events: which scope has something new, never what. However many
 * listen, each database is followed once and each event is made once.
 */
export class LiveHub {
  readonly #commentEvery: number;
  readonly #pauseBetween: number;
  readonly #listeners = new Set<ServerResponse>();
  readonly #channels = new Map<string, Channel>();
  readonly #persons = new PersonWakes();
  #comments: NodeJS.Timeout | undefined;

  constructor({ commentEvery = 25_000, pauseBetween = 100 }: LiveHubOptions = {}) {
    this.#commentEvery = commentEvery;
    this.#pauseBetween = pauseBetween;
  }

  /** How many listen. */
  get size(): number {
    return this.#listeners.size;
  }

  /** Adds an open response whose head was sent, and tells it at once of every scope. */
  add(response: ServerResponse, scopes: readonly LiveScope[]): void {
    // Gone again while its quarter was looked up: it will never close, and so never be forgotten.
    if (response.destroyed) return;
    this.#listeners.add(response);
    this.#comments ??= setInterval(() => this.#comment(), this.#commentEvery).unref();
    for (const live of scopes) {
      this.#channel(live).listeners.add(response);
      send(response, eventOf(live.scope));
    }
    response.once('close', () => this.#remove(response));
    response.on('error', () => response.destroy());
  }

  /** Tells a listener that its session is another, and lets it come again as who it is now. */
  endSession(response: ServerResponse): void {
    send(response, 'event: session\ndata: {}\n\n');
    response.end();
  }

  /** Ends every connection. */
  end(): void {
    for (const response of this.#listeners) response.end();
    clearInterval(this.#comments);
    this.#comments = undefined;
  }

  #remove(response: ServerResponse): void {
    this.#listeners.delete(response);
    for (const [name, channel] of this.#channels) {
      channel.listeners.delete(response);
      if (channel.listeners.size > 0) continue;
      channel.stop();
      this.#channels.delete(name);
    }
  }

  #channel({ scope, database, personId }: LiveScope): Channel {
    const name = `${scope} ${database.name} ${personId ?? ''}`;
    const known = this.#channels.get(name);
    if (known) return known;
    const listen = (wake: () => void) =>
      personId === undefined
        ? database.onChange(wake)
        : this.#persons.listen(database, personId, wake);
    const channel = openChannel(eventOf(scope), listen, this.#pauseBetween);
    this.#channels.set(name, channel);
    return channel;
  }

  #comment(): void {
    for (const response of this.#listeners) send(response, ': here\n\n');
  }
}

interface Channel {
  listeners: Set<ServerResponse>;
  stop: () => void;
}

/** Wakes at once, then not again before the pause is over, and once more if something came. */
function openChannel(
  event: string,
  listen: (wake: () => void) => () => void,
  pauseBetween: number,
): Channel {
  const listeners = new Set<ServerResponse>();
  let pause: NodeJS.Timeout | undefined;
  let again = false;
  const wake = () => {
    again = pause !== undefined;
    if (again) return;
    for (const response of listeners) send(response, event);
    pause = setTimeout(() => {
      pause = undefined;
      if (again) wake();
    }, pauseBetween);
  };
  const stopListening = listen(wake);
  const stop = () => {
    stopListening();
    clearTimeout(pause);
  };
  return { listeners, stop };
}

function eventOf(scope: Scope): string {
  return `event: change\ndata: ${JSON.stringify({ scope })}\n\n`;
}

function send(response: ServerResponse, text: string): void {
  if (response.writableLength > MOST_WAITING_BYTES) response.destroy();
  else response.write(text);
}
