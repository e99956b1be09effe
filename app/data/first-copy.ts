import { takenIn } from '#domain/local-copy.ts';
import { type Result, success } from '#domain/result.ts';
import { advance, type Overtaken } from './checkpoints.ts';
import { Copies, type Surroundings, tablesOf } from './copies.ts';
import type { Checkpoint } from './database.ts';
import { rowOf, scopeOf } from './document-rows.ts';
import type { PulledDocument } from './pulled.ts';
import { sendKeptAgain } from './sent-entries.ts';

/** A part of a snapshot on its way into the database. */
export interface SnapshotBatch {
  /** The checkpoint it was begun from, and the one with it. */
  held: Checkpoint | undefined;
  next: Checkpoint;
  documents: readonly PulledDocument[];
}

/**
 * Keeps a part of a snapshot together with its checkpoint. `meetsNothing`: nothing of the scope was
 * here when the snapshot began; then rows are laid down as they come, unless something was written
 * on this device, which they may have to meet.
 */
export function storeBatch(
  around: Surroundings,
  batch: SnapshotBatch,
  meetsNothing: boolean,
): Promise<Result<void, Overtaken>> {
  const { database } = around;
  return database.transaction('rw', tablesOf(database), async () =>
    advance(database, batch.held, batch.next, () => layDown(around, batch, meetsNothing)),
  );
}

/**
 * Keeps the end of a snapshot. What this device holds of the scope and the snapshot did not bring is
 * not taken for deleted: the checkpoint then asks for a `diff`, which tells why it is not there.
 */
export function storeLastBatch(
  around: Surroundings,
  batch: SnapshotBatch,
  meetsNothing: boolean,
  idsInSnapshot: ReadonlySet<string>,
): Promise<Result<Checkpoint, Overtaken>> {
  const { database } = around;
  return database.transaction('rw', tablesOf(database), async () => {
    const others = await holdsOthers(around, batch.next.scope, idsInSnapshot);
    const next = others ? { ...batch.next, wanted: batch.next.epoch } : batch.next;
    const stored = await advance(database, batch.held, next, async () => {
      await layDown(around, batch, meetsNothing);
      await sendKeptAgain(around, ({ epoch }) => epoch !== next.epoch);
    });
    return stored.ok ? success(next) : stored;
  });
}

async function layDown(
  around: Surroundings,
  { next, documents }: SnapshotBatch,
  meetsNothing: boolean,
): Promise<void> {
  const { database, canRead } = around;
  if (meetsNothing && (await database.outbox.count()) === 0) {
    await database.documents.bulkPut(documents.map((pulled) => rowOf(next, pulled, canRead)));
    return;
  }
  const copies = await Copies.of(
    around,
    documents.map(({ id }) => id),
  );
  for (const { id, rev, doc } of documents) {
    const news = { rev, version: { doc: { ...doc, _id: id } } };
    copies.take(id, takenIn(copies.get(id), news, copies.context()), next.scope);
  }
  await copies.write();
}

/**
 * Whether something of the scope is here that the snapshot did not bring: of a copy before it, or
 * from the answer to a push, which may be older than the snapshot.
 */
async function holdsOthers(
  { database, quarter }: Surroundings,
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
