import { LocalDatabase } from '../data/database.ts';
import { IndexKeeper } from './index-keeper.ts';
import type { SearchReply, SearchRequest } from './search-messages.ts';

/** Writes come in many small batches: one reading for all of a moment. */
const SETTLE_MS = 400;
/** While the index grows, what was asked is answered anew so often. */
const RENEW_MS = 300;

/**
 * Answers the questions of one page, in a worker or, where there is none, beside the screens. Only
 * the newest question of each asker counts: one that was typed over is never answered.
 */
export class SearchDesk {
  #reply: (reply: SearchReply) => void;
  #openDatabase: (name: string) => LocalDatabase;
  #keeper: IndexKeeper | undefined;
  #questions = new Map<number, string>();
  #waiting = new Set<number>();
  #answering: ReturnType<typeof setTimeout> | undefined;
  #renewing: ReturnType<typeof setTimeout> | undefined;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(
    reply: (reply: SearchReply) => void,
    openDatabase: (name: string) => LocalDatabase = (name) => new LocalDatabase(name),
  ) {
    this.#reply = reply;
    this.#openDatabase = openDatabase;
  }

  /** Takes one request; answers follow later. */
  receive(request: SearchRequest): void {
    switch (request.kind) {
      case 'open':
        this.#keeper = new IndexKeeper(this.#openDatabase(request.database), request);
        this.#refresh();
        break;
      case 'ask':
        this.#questions.set(request.asker, request.text);
        this.#waiting.add(request.asker);
        // What was typed meanwhile lies in the queue of messages: let it overtake.
        this.#answering ??= setTimeout(() => this.#answerWaiting());
        break;
      case 'leave':
        this.#questions.delete(request.asker);
        this.#waiting.delete(request.asker);
        break;
      case 'changed':
        this.#settling ??= setTimeout(() => {
          this.#settling = undefined;
          this.#refresh();
        }, SETTLE_MS);
    }
  }

  /** Stops everything that would still happen. */
  close(): void {
    for (const timer of [this.#answering, this.#renewing, this.#settling]) clearTimeout(timer);
    this.#questions.clear();
  }

  #refresh(): void {
    this.#keeper?.refresh(() => this.#renewSoon()).catch(() => this.#reply({ kind: 'failed' }));
  }

  #renewSoon(): void {
    this.#renewing ??= setTimeout(() => {
      this.#renewing = undefined;
      for (const asker of this.#questions.keys()) this.#waiting.add(asker);
      this.#answerWaiting();
    }, RENEW_MS);
  }

  #answerWaiting(): void {
    this.#answering = undefined;
    for (const asker of this.#waiting) {
      const text = this.#questions.get(asker);
      if (text === undefined || !this.#keeper) continue;
      const ids = this.#keeper.search(text);
      this.#reply({ kind: 'answer', asker, text, ids, whole: this.#keeper.isWhole });
    }
    this.#waiting.clear();
  }
}
