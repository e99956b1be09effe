import type { Delivery, SyncStatus, Trouble } from '#domain/sync-status.ts';

export type { SyncStatus } from '#domain/sync-status.ts';

/** What is known piece by piece; the status follows from it. */
export interface StatusFacts {
  /** How far the copy has come; absent before the first batch. */
  copy?: { whole: boolean; received?: number; count?: number; contactAt: string };
  /** Why the last attempt brought nothing. */
  trouble?: Trouble | 'unknownQuarter';
  /** The server has no room for what waits. */
  isPutOff?: boolean;
  /** A round of device and server is going on. */
  isTalking?: boolean;
  /** What was written here and where it is. */
  delivery?: Delivery;
  /** Whether the app itself starts without a network: its service worker has stored everything. */
  appStored: boolean;
  /** Why this browser keeps nothing at all. */
  cannotKeep?: 'insecure' | 'private';
  storageFull: boolean;
  wasLost: boolean;
}

const NOTHING_KNOWN: StatusFacts = { appStored: false, storageFull: false, wasLost: false };

type Observer = { next: (status: SyncStatus) => void };

/**
 * A status that screens can subscribe to; the newest value is told at once. The other way round a
 * screen can ask for a try at once: whoever keeps the board up to date listens.
 */
export class StatusBoard {
  #facts = NOTHING_KNOWN;
  #status: SyncStatus = statusOf(NOTHING_KNOWN);
  #observers = new Set<Observer>();
  #asked = new Set<() => void>();

  /** The newest status. */
  get current(): SyncStatus {
    return this.#status;
  }

  /** Adds what was found out, and tells everyone. */
  learn(facts: Partial<StatusFacts>): void {
    this.#facts = { ...this.#facts, ...facts };
    this.#status = statusOf(this.#facts);
    for (const observer of this.#observers) observer.next(this.#status);
  }

  /** Another quarter: what was known about the device stays, about the copy goes. */
  forgetCopy(): void {
    this.learn({
      copy: undefined,
      trouble: undefined,
      isTalking: false,
      isPutOff: false,
      delivery: undefined,
    });
  }

  /** A person wants it tried now. */
  ask(): void {
    for (const listener of [...this.#asked]) listener();
  }

  /** Calls back whenever a person asks; returns what ends it. */
  onAsked(listener: () => void): () => void {
    this.#asked.add(listener);
    return () => this.#asked.delete(listener);
  }

  subscribe(observer: Observer): { unsubscribe(): void } {
    this.#observers.add(observer);
    observer.next(this.#status);
    return { unsubscribe: () => this.#observers.delete(observer) };
  }
}

/** The status of this page's engine. */
export const syncStatus = new StatusBoard();

/** What the facts come to, seen from a screen. */
export function statusOf(facts: StatusFacts): SyncStatus {
  const { copy, wasLost, isTalking, isPutOff, delivery } = facts;
  const notSaved: SyncStatus['notSaved'] =
    facts.cannotKeep ?? (facts.storageFull ? 'full' : undefined);
  const trouble = facts.trouble === 'unknownQuarter' ? undefined : facts.trouble;
  const contactAt = copy?.contactAt;
  const shared = { contactAt, notSaved, wasLost, trouble, isTalking, isPutOff, delivery };
  if (copy?.whole) {
    return { phase: facts.appStored && !facts.cannotKeep ? 'saved' : 'here', ...shared };
  }
  const { received, count } = copy ?? {};
  if (!facts.trouble) return { phase: copy ? 'arriving' : 'starting', received, count, ...shared };
  const phase = facts.trouble === 'unknownQuarter' ? 'unknownQuarter' : 'unreachable';
  return { phase, received, count, ...shared };
}
