import { isOwnWriter } from '#domain/clock.ts';
import { SERVER_FIELDS } from '#domain/document.ts';
import { partsOf } from '#domain/ids.ts';
import { renamedWriter } from '#domain/renamed-writer.ts';
import { sameCountId, type Tally, writerOfTally } from '#domain/tally.ts';
import type { Body } from '#domain/version.ts';
import type { LocalDatabase, LocalDocument, OutboxEntry } from './database.ts';
import { keepIdentity, readIdentity } from './device.ts';
import { countsBeyond, movedFrom } from './moved-counters.ts';

/**
 * Takes over the name that the server has for this device; what waits to be sent goes under it. What was
 * sent already keeps the name that it was sent under. Inside a transaction that holds everything. Returns
 * whether the name is another.
 */
export async function adoptDeviceId(
  database: LocalDatabase,
  deviceId: string | undefined,
): Promise<boolean> {
  const identity = await readIdentity(database);
  if (deviceId === undefined || identity.deviceId === deviceId) return false;
  // A suffix of its own: a device that lost its database must not count from 1 again under a name that it
  // had before.
  const writer = `${deviceId}.${identity.writer.slice(-6)}`;
  await keepIdentity(database, { deviceId, writer });
  for (const entry of await database.outbox.toArray()) {
    // What only brings back what a server lost is nobody's edit.
    if (entry.status !== 'pending' || entry.clean) continue;
    await renameIn(database, entry, identity.deviceId, writer);
  }
  return true;
}

async function renameIn(
  database: LocalDatabase,
  entry: OutboxEntry,
  from: string,
  to: string,
): Promise<void> {
  const key: [string, string] = [entry.quarter, entry.id];
  const row = await database.documents.get(key);
  const tombstone = await database.tombstones.get(key);
  if (row) {
    const renamed = renamedWriter({ doc: row.doc as Body }, entry.bases, from, to);
    if (renamed.deleted) return;
    const named = { ...row, doc: renamed.doc as LocalDocument['doc'] };
    if (isCounterOf(entry.id, from)) await moveCounter(database, entry, named, to);
    else await database.documents.put(named);
  }
  if (tombstone) {
    const renamed = renamedWriter(tombstone, entry.bases, from, to);
    if (renamed.deleted) await database.tombstones.update(key, { clock: renamed.clock });
  }
}

function isCounterOf(id: string, device: string): boolean {
  return partsOf(id)?.type === 'tally' && isOwnWriter(writerOfTally(id), device);
}

/**
 * Only its own writer may send a counter: what was counted and not sent goes on in one of the new name,
 * and the old one stays as the server has it. Together they come to the same, also where a request of before
 * has arrived and its answer was lost: the new one waits until that is seen.
 */
async function moveCounter(
  { documents, outbox }: LocalDatabase,
  entry: OutboxEntry,
  row: LocalDocument,
  to: string,
): Promise<void> {
  const { quarter, id } = entry;
  const tally = row.doc as unknown as Tally;
  const { counts: counted = {} } = tally;
  const moved = sameCountId(tally, to);
  if (moved === undefined) return;
  const base = entry.bases.at(-1);
  const sent = base && !base.version.deleted ? (base.version.doc as unknown as Tally) : undefined;
  const known = sent?.counts ?? {};
  const counts = countsBeyond(counted, known);
  const fresh: Record<string, unknown> = { ...row.doc, _id: moved, writer: to, counts };
  for (const field of SERVER_FIELDS) delete fresh[field];
  fresh.clock = { [to]: (row.doc.clock as Record<string, number>)[to] ?? 1 };
  await documents.put({ ...row, id: moved, rev: '', doc: fresh });
  await outbox.put({
    ...entry,
    id: moved,
    base: null,
    bases: [],
    ...movedFrom(entry, { id, known }),
  });
  if (sent) await documents.put({ ...row, rev: base?.rev ?? '', doc: { ...sent } });
  else await documents.delete([quarter, id]);
  await outbox.delete([quarter, id]);
}
