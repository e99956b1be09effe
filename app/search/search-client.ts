import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { onDocumentsChanged } from '../data/document-changes.ts';
import { livesInMemory } from '../data/in-memory.ts';
import { localDatabase } from '../data/local-store.ts';
import type { SearchReply, SearchRequest } from './search-messages.ts';
import type { SearchAnswer } from './use-search.ts';

type Answered = (answer: SearchAnswer) => void;

/** Whoever takes requests: a worker, or the same code beside the screens. */
interface Searcher {
  receive(request: SearchRequest): void;
  close(): void;
}

/** How a page searches one quarter; it lives as long as that quarter is on screen. */
export class SearchClient {
  readonly quarter: string;
  #askers = new Map<number, { text: string; answered: Answered }>();
  #nextAsker = 1;
  #searcher: Searcher;
  #isBesideScreens = false;
  #stopObserving: () => void;

  constructor(quarter: string, startWorker: () => Worker | undefined = newWorker) {
    this.quarter = quarter;
    this.#searcher = this.#inWorker(startWorker) ?? this.#besideScreens();
    this.#open();
    this.#stopObserving = onDocumentsChanged(localDatabase(), () =>
      this.#searcher.receive({ kind: 'changed' }),
    );
  }

  /** Somebody who asks one question after the other; `answered` hears only of the newest. */
  asker(answered: Answered): { ask(text: string): void; leave(): void } {
    const asker = this.#nextAsker++;
    return {
      ask: (text) => {
        this.#askers.set(asker, { text, answered });
        this.#searcher.receive({ kind: 'ask', asker, text });
      },
      leave: () => {
        this.#askers.delete(asker);
        this.#searcher.receive({ kind: 'leave', asker });
      },
    };
  }

  /** Ends the worker. */
  close(): void {
    this.#stopObserving();
    this.#searcher.close();
  }

  #open(): void {
    const today = dateOf(localDateTimeAt(new Date()));
    const database = localDatabase().name;
    this.#searcher.receive({ kind: 'open', database, quarter: this.quarter, today });
    for (const [asker, { text }] of this.#askers) {
      this.#searcher.receive({ kind: 'ask', asker, text });
    }
  }

  #hear(reply: SearchReply): void {
    if (reply.kind === 'failed') {
      this.#fallBack();
      return;
    }
    const asker = this.#askers.get(reply.asker);
    if (asker?.text !== reply.text) return;
    asker.answered({ text: reply.text, ids: reply.ids, whole: reply.whole });
  }

  #inWorker(startWorker: () => Worker | undefined): Searcher | undefined {
    try {
      const worker = startWorker();
      if (!worker) return undefined;
      worker.addEventListener('message', (event: MessageEvent<SearchReply>) =>
        this.#hear(event.data),
      );
      worker.addEventListener('error', () => this.#fallBack());
      return {
        receive: (request) => worker.postMessage(request),
        close: () => worker.terminate(),
      };
    } catch {
      // This browser starts no module workers: the page searches by itself.
      return undefined;
    }
  }

  #besideScreens(): Searcher {
    this.#isBesideScreens = true;
    const answer = (reply: SearchReply) => reply.kind === 'answer' && this.#hear(reply);
    // Few devices need this code on the page itself.
    const desk = import('./search-desk.ts').then(
      ({ SearchDesk }) => new SearchDesk(answer, localDatabase),
    );
    return {
      receive: (request) => void desk.then((ready) => ready.receive(request)),
      close: () => void desk.then((ready) => ready.close()),
    };
  }

  #fallBack(): void {
    if (this.#isBesideScreens) return;
    this.#searcher.close();
    this.#searcher = this.#besideScreens();
    this.#open();
  }
}

/** None where the documents lie in this page's memory, which no worker can see. */
function newWorker(): Worker | undefined {
  if (livesInMemory()) return undefined;
  return new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });
}
