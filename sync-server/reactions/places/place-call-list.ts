import { createHash } from 'node:crypto';
import { type Call, callId, isPending } from '#domain/call.ts';
import { ownerOf } from '#domain/ids.ts';
import type { LocalDate } from '#domain/local-time.ts';
import type { StoredDocument } from '../../stores/store.ts';
import { begun, contentOf, living, type ServerWrites } from '../server-writes.ts';

/** The calls about one registration, by their news. */
export class PlaceCalls {
  readonly #now: Date;
  readonly #writes: ServerWrites;
  readonly #registration: string;
  readonly #known: ReadonlyMap<string | undefined, StoredDocument | undefined>;

  constructor(
    now: Date,
    writes: ServerWrites,
    registration: string,
    known: ReadonlyMap<string | undefined, StoredDocument | undefined>,
  ) {
    this.#now = now;
    this.#writes = writes;
    this.#registration = registration;
    this.#known = known;
  }

  /** Whether there ever was one. */
  isKnown(news: string): boolean {
    return this.#stored(news) !== undefined;
  }

  isPending(news: string): boolean {
    const call = living<Call>(this.#stored(news));
    return call !== undefined && isPending(call);
  }

  /** Puts it on the list, once. */
  make(news: string, why: Call['why'], byWhen: LocalDate): void {
    if (this.isKnown(news)) return;
    const id = placeCallId(this.#registration, news);
    const whom = { personId: ownerOf(this.#registration) };
    const about = this.#registration;
    this.#writes.want(undefined, {
      ...begun('call', id, this.#now.toISOString()),
      ...{ whom, why, about, byWhen },
    });
  }

  /** Takes it off the list, where it has lost its reason before it was made. */
  settle(news: string, hasNoReason: boolean): void {
    const stored = this.#stored(news);
    if (!stored || stored.deleted || !hasNoReason || !this.isPending(news)) return;
    this.#writes.want(stored, { ...contentOf(stored.doc), doneAt: this.#now.toISOString() });
  }

  #stored(news: string): StoredDocument | undefined {
    return this.#known.get(placeCallId(this.#registration, news));
  }
}

/** The one id of the call that tells a registration's person a piece of news. */
export function placeCallId(registrationId: string, news: string): string {
  const hash = createHash('sha256').update(registrationId).digest('hex').slice(0, 24);
  return callId(`place~${hash}~${news}`);
}
