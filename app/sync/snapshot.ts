import { failure, type Result, success } from '#domain/result.ts';
import { schemaMark } from '#domain/schema-mark.ts';
import type { Checkpoint } from '../data/database.ts';
import type { CanRead } from '../data/document-rows.ts';
import {
  type CopyPlace,
  type Laying,
  type Meet,
  storeBatch,
  storeLastBatch,
} from '../data/first-copy.ts';
import type { PulledDocument } from '../data/pulled.ts';
import type { Snapshot } from './snapshot-request.ts';
import type { SyncFailure } from './sync-failure.ts';

/** What taking a snapshot works with. */
export interface SnapshotParts {
  place: CopyPlace;
  server: {
    readonly serverAt: number | undefined;
    snapshot(scope: string, signal: AbortSignal): Promise<Result<Snapshot, SyncFailure>>;
  };
  scope: string;
  /** Gives what tells whether this version can read a document; asked for only where that is not
   *  known of all of them. `undefined` where it cannot be had in this moment. */
  reader: () => Promise<CanRead | undefined>;
  /** Absent where there is nothing to meet, or it is left to the engine. */
  meet?: Meet;
}

/** The first batch is small, so that the first screen has something to show; each one after it is
 *  larger, so that screens that read everything anew after each read it only few times. The largest
 *  holds up a slow phone for no longer than a screen may. */
const FIRST_BATCH = 60;
const GROWTH = 4;
const LARGEST_BATCH = 1_000;

/**
 * Streams a snapshot into the database while it arrives; one batch is written while the next is
 * read. Cut off midway, the copy holds what had arrived and is not complete: the next pull takes
 * another snapshot over it, and asks afterwards what became of documents that are in none.
 */
export async function takeSnapshot(
  parts: SnapshotParts,
  held: Checkpoint | undefined,
  signal: AbortSignal,
): Promise<Result<Checkpoint, SyncFailure>> {
  const opened = await parts.server.snapshot(parts.scope, signal);
  if (!opened.ok) return opened;
  const { epoch, since, count, schemas, pieces } = opened.value;
  const canRead = isReadBefore(schemas) ? () => true : await parts.reader();
  if (!canRead) {
    // Leaving a stream is said by beginning to read it.
    for await (const _ of pieces) break;
    return failure({ code: 'noContact' });
  }
  const laying = { canRead, meetsNothing: held === undefined, meet: parts.meet };
  const copy = new GrowingCopy(parts, laying, held, { epoch, since, count });
  const iterator = pieces[Symbol.asyncIterator]();
  try {
    for (;;) {
      const piece = await nextPiece(iterator);
      if (piece === 'end' && copy.received === count) return await copy.complete();
      if (piece === 'end' || piece === 'cut') return await copy.cut();
      const stored = await copy.take(piece);
      if (!stored.ok) return stored;
    }
  } finally {
    await copy.settled();
    await iterator.return?.();
  }
}

/** Reading every document anew would take a fifth of a first sync on a slow phone. */
function isReadBefore(schemas: string | undefined): boolean {
  return schemas !== undefined && schemas === schemaMark();
}

type Head = { epoch: string; since: string; count: number };

/** The copy while a snapshot fills it. */
class GrowingCopy {
  readonly #parts: SnapshotParts;
  readonly #laying: Laying;
  readonly #head: Head;
  readonly #ids = new Set<string>();
  #held: Checkpoint | undefined;
  #waiting: PulledDocument[] = [];
  #batchSize = FIRST_BATCH;
  #writing: Promise<Result<void, SyncFailure>> = Promise.resolve(success(undefined));

  constructor(parts: SnapshotParts, laying: Laying, held: Checkpoint | undefined, head: Head) {
    this.#parts = parts;
    this.#laying = laying;
    this.#head = head;
    this.#held = held;
  }

  get received(): number {
    return this.#ids.size;
  }

  /** Takes in what arrived; writes a batch once there is enough, after the one before it. */
  async take(piece: readonly PulledDocument[]): Promise<Result<void, SyncFailure>> {
    for (const pulled of piece) {
      this.#ids.add(pulled.id);
      this.#waiting.push(pulled);
    }
    while (this.#waiting.length >= this.#batchSize) {
      const before = await this.#writing;
      if (!before.ok) return before;
      this.#write(this.#waiting.splice(0, this.#batchSize));
      this.#batchSize = Math.min(this.#batchSize * GROWTH, LARGEST_BATCH);
    }
    return success(undefined);
  }

  /** The last batch, and with it the checkpoint that changes are asked from. */
  async complete(): Promise<Result<Checkpoint, SyncFailure>> {
    const before = await this.#writing;
    if (!before.ok) return before;
    const checkpoint = this.#checkpoint(true);
    const batch = { held: this.#held, next: checkpoint, documents: this.#waiting };
    return storeLastBatch(this.#parts.place, batch, this.#laying, this.#ids);
  }

  /** Nothing more will come: what had arrived is worth keeping, it may be all there is for days. */
  async cut(): Promise<Result<Checkpoint, SyncFailure>> {
    const before = await this.#writing;
    if (!before.ok) return before;
    if (this.#waiting.length > 0) this.#write(this.#waiting.splice(0));
    const stored = await this.#writing;
    return stored.ok ? failure({ code: 'noContact' }) : stored;
  }

  /** No write is under way any more. */
  async settled(): Promise<void> {
    await this.#writing.catch(() => undefined);
  }

  #write(batch: PulledDocument[]): void {
    const held = this.#held;
    const next = this.#checkpoint(false);
    this.#held = next;
    const part = { held, next, documents: batch };
    this.#writing = storeBatch(this.#parts.place, part, this.#laying);
    // The failure is met where the write is awaited; here only to have it handled until then.
    this.#writing.catch(() => undefined);
  }

  #checkpoint(complete: boolean): Checkpoint {
    const { place, scope, server } = this.#parts;
    const { quarter, now } = place;
    const { epoch, since, count } = this.#head;
    const contactAt = now().toISOString();
    const savedAt = this.#held?.savedAt ?? (complete ? contactAt : undefined);
    const progress = complete ? {} : { received: this.#ids.size - this.#waiting.length, count };
    const { serverAt } = server;
    return { quarter, scope, epoch, since, complete, contactAt, serverAt, savedAt, ...progress };
  }
}

async function nextPiece(
  iterator: AsyncIterator<PulledDocument[]>,
): Promise<PulledDocument[] | 'cut' | 'end'> {
  try {
    const next = await iterator.next();
    return next.done ? 'end' : next.value;
  } catch {
    return 'cut';
  }
}
