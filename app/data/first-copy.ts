import { failure, type Result, success } from '#domain/result.ts';
import { advance, type Overtaken } from './checkpoints.ts';
import { closedPulled } from './closing.ts';
import type { Surroundings } from './copies.ts';
import { tablesOf } from './copy-tables.ts';
import type { Checkpoint } from './database.ts';
import { type CanRead, rowOf, scopeOf } from './document-rows.ts';
import type { PulledDocument } from './pulled.ts';
import { sendKeptAgain } from './sent-entries.ts';

/** What the device knows when it lays down a copy. */
export type CopyPlace = Pick<Surroundings, 'database' | 'quarter' | 'now' | 'vault'>;

/** Lets documents meet what is here; inside the transaction that takes them in. */
export type Meet = (next: Checkpoint, documents: readonly PulledDocument[]) => Promise<void>;

/** How documents are laid down. */
export interface Laying {
  canRead: CanRead;
  /** Nothing of the scope was here when the snapshot began. */
  meetsNothing: boolean;
  /** Absent in a first visit's code, which cannot merge: where there is something to meet it keeps
   *  nothing and says that it was overtaken. */
  meet?: Meet;
}

/** A part of a snapshot on its way into the database. */
export interface SnapshotBatch {
  /** The checkpoint it was begun from, and the one with it. */
  held: Checkpoint | undefined;
  next: Checkpoint;
  documents: readonly PulledDocument[];
}

/**
 * Keeps a part of a snapshot together with its checkpoint. Where nothing of the scope was here, rows
 * are laid down as they come, unless something was written on this device, which they may have to meet.
 */
export async function storeBatch(
  place: CopyPlace,
  arrived: SnapshotBatch,
  laying: Laying,
): Promise<Result<void, Overtaken>> {
  const { database } = place;
  const batch = await closedBatch(place, arrived);
  return database.transaction('rw', tablesOf(database), async () => {
    const layDown = await howToLay(place, batch, laying);
    if (!layDown) return failure({ code: 'overtaken' });
    return advance(database, batch.held, batch.next, layDown);
  });
}

/**
 * Keeps the end of a snapshot. What this device holds of the scope and the snapshot did not bring is
 * not taken for deleted: the checkpoint then asks for a `diff`, which tells why it is not there.
 */
export async function storeLastBatch(
  place: CopyPlace,
  arrived: SnapshotBatch,
  laying: Laying,
  idsInSnapshot: ReadonlySet<string>,
): Promise<Result<Checkpoint, Overtaken>> {
  const { database } = place;
  const batch = await closedBatch(place, arrived);
  return database.transaction('rw', tablesOf(database), async () => {
    const layDown = await howToLay(place, batch, laying);
    if (!layDown) return failure({ code: 'overtaken' });
    const others = await holdsOthers(place, batch.next.scope, idsInSnapshot);
    const next = others ? { ...batch.next, wanted: batch.next.epoch } : batch.next;
    const stored = await advance(database, batch.held, next, async () => {
      await layDown();
      // Whether the server was set back meanwhile no checkpoint tells yet; sent again it is written once.
      await sendKeptAgain(place, () => true);
    });
    return stored.ok ? success(next) : stored;
  });
}

async function closedBatch(place: CopyPlace, batch: SnapshotBatch): Promise<SnapshotBatch> {
  return { ...batch, documents: await closedPulled(place, batch.documents) };
}

/** What lays a batch down; `undefined` where it would have to meet something and cannot. */
async function howToLay(
  { database }: CopyPlace,
  { next, documents }: SnapshotBatch,
  { canRead, meetsNothing, meet }: Laying,
): Promise<(() => Promise<void>) | undefined> {
  if (meetsNothing && (await database.outbox.count()) === 0) {
    const rows = documents.map((pulled) => rowOf(next, pulled, canRead));
    return async () => void (await database.documents.bulkPut(rows));
  }
  return meet && (() => meet(next, documents));
}

/**
 * Whether something of the scope is here that the snapshot did not bring: of a copy before it, or
 * from the answer to a push, which may be older than the snapshot.
 */
async function holdsOthers(
  { database, quarter }: CopyPlace,
  scope: string,
  idsInSnapshot: ReadonlySet<string>,
): Promise<boolean> {
  const ofQuarter: [[string, string], [string, string]] = [
    [quarter, ''],
    [quarter, '\uffff'],
  ];
  const held = await database.documents
    .where('[quarter+id]')
    .between(...ofQuarter)
    .primaryKeys();
  const others = held.filter(([, id]) => !idsInSnapshot.has(id));
  const rows = await database.documents.bulkGet(others);
  const tombstones = await database.tombstones
    .where('[quarter+id]')
    .between(...ofQuarter)
    .toArray();
  return (
    tombstones.some((tombstone) => tombstone.scope === scope && tombstone.rev !== '') ||
    rows.some((row) => row !== undefined && scopeOf(row) === scope && row.rev !== '')
  );
}
