import { raisedClock } from '#domain/clock.ts';
import { SERVER_FIELDS } from '#domain/document.ts';
import { isEqualJson } from '#domain/equal.ts';
import { keyOf } from '#domain/ids.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { type Body, clockOf, type DeleteReason } from '#domain/version.ts';
import type { TakeNumbers } from '../identity.ts';
import { deleteAfterOf, type Retention } from '../push/delete-after.ts';
import type { StoredDocument, StoreWrite } from '../stores/store.ts';

export interface ServerWritesOptions {
  now: Date;
  retention: Retention;
  takeNumbers: TakeNumbers;
}

/** What is special about a document that the server writes. */
export interface Stamping {
  /** When what it follows from arrived; otherwise it arrives now. */
  arrivedAt?: string;
  /** Its last day, where that is not the quarter's to set. */
  deleteAfter?: LocalDate;
}

type Planned =
  | { stored: StoredDocument | undefined; id: string; doc: Body; stamping: Stamping }
  | { stored: StoredDocument; id: string; reason: DeleteReason };

/**
 * Collects what the server wants to stand, over what was read, and makes writes of it in the same
 * order: with the server's clock and stamp, and nothing where it stands already.
 */
export class ServerWrites {
  readonly #options: ServerWritesOptions;
  readonly #planned: Planned[] = [];

  constructor(options: ServerWritesOptions) {
    this.#options = options;
  }

  /** This is to stand in place of what was read, server fields apart. `doc` has no clock. */
  want(stored: StoredDocument | undefined, doc: Body, stamping: Stamping = {}): void {
    if (stored && !stored.deleted && this.#says(stored.doc, doc, stamping)) return;
    this.#planned.push({ stored, id: doc._id, doc, stamping });
  }

  /** This is to go, if it is there. */
  remove(stored: StoredDocument | undefined, reason: DeleteReason): void {
    if (stored && !stored.deleted) this.#planned.push({ stored, id: stored.id, reason });
  }

  /** The writes; each takes a number of the server's clock. */
  async writes(): Promise<StoreWrite[]> {
    if (this.#planned.length === 0) return [];
    const { writer, first } = await this.#options.takeNumbers(this.#planned.length);
    return this.#planned.map((planned, index): StoreWrite => {
      const { stored, id } = planned;
      const base = stored && !stored.deleted ? stored.rev : null;
      const clock = raisedClock(stored && clockOf(stored), writer, first + index);
      if ('reason' in planned) return { id, base, deleted: true, clock, reason: planned.reason };
      return { id, base, doc: { ...this.#stamped(planned), clock } };
    });
  }

  #says(standing: Body, doc: Body, { deleteAfter }: Stamping): boolean {
    if (deleteAfter !== undefined && standing.deleteAfter !== deleteAfter) return false;
    return isEqualJson(contentOf(standing), contentOf(doc));
  }

  #stamped({ stored, doc, stamping }: Extract<Planned, { doc: Body }>): Body {
    const { now, retention } = this.#options;
    const at = now.toISOString();
    const before = stored && !stored.deleted ? stored.doc : undefined;
    const arrivedAt = String(before?.arrivedAt ?? stamping.arrivedAt ?? at);
    const by = before?.by ?? { role: 'server' };
    const deleteAfter = stamping.deleteAfter ?? deleteAfterOf(retention, doc.type, arrivedAt);
    const kept = filled({ arrivalProof: before?.arrivalProof, deleteAfter });
    const stamp = { by, arrivedAt, updatedAt: at, ...kept };
    return { ...contentOf(doc), _id: doc._id, ...stamp };
  }
}

const TRANSPORT = ['clock', ...SERVER_FIELDS];

/** A document without what servers and clocks put on it. */
export function contentOf(doc: Body): Body {
  const content = { ...doc };
  for (const field of TRANSPORT) delete content[field];
  return content;
}

/** The living document among what was read, as its type. */
export function living<Doc>(stored: StoredDocument | undefined): Doc | undefined {
  return stored && !stored.deleted ? (stored.doc as Doc) : undefined;
}

/** The fields that a new document of the server's begins with. */
export function begun(type: string, _id: string, createdAt: string): Body {
  return { _id, type, v: 1, createdAt };
}

/** Only what has a value. */
export function filled(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The key of a request in an id of its own, its steps', answers' or contacts'. */
export function requestKeyIn(id: string): string {
  return keyOf(id).split('~')[0] ?? '';
}
