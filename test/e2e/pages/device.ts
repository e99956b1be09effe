import type { Body } from '#domain/version.ts';
import { adoptSession } from '../../../app/data/adopt-session.ts';
import { LocalDatabase } from '../../../app/data/database.ts';
import { readSession } from '../../../app/data/device.ts';
import { type Change, changeDocument } from '../../../app/data/local-writes.ts';
import { startSync } from '../../../app/shell/start-sync.ts';
import { surroundingsOf } from '../../../app/sync/device-rounds.ts';
import { fetchSession } from '../../../app/sync/session.ts';
import { StatusBoard } from '../../../app/sync/status.ts';
import { isStorageFull } from '../../../app/sync/sync-failure.ts';

/*
 * A device without screens: the real engine over the browser's own database, with the commands that
 * a test presses instead of buttons. There are no screens for editing places yet.
 */

const database = new LocalDatabase();
const board = new StatusBoard();

/** What a test reads of a device. */
export interface DeviceState {
  documents: { id: string; rev: string; doc: Body }[];
  tombstones: string[];
  outbox: { id: string; status: string }[];
  refusals: { id: string; code: string }[];
  checkpoints: { scope: string; complete: boolean; wanted?: string }[];
}

async function open(quarter: string): Promise<void> {
  await database.open();
  const session = await fetchSession();
  if (session.ok) await adoptSession(database, session.value);
  startSync(database, quarter, board);
}

async function change(quarter: string, id: string, make: Change): Promise<string> {
  const session = await readSession(database);
  const around = surroundingsOf({ database, quarter, now: () => new Date() }, session);
  const changed = await changeDocument(around, id, make);
  return changed.ok ? 'kept' : changed.error.code;
}

const device = {
  open,
  /** Sets fields of a document that may or may not be there; answers with what stood there before. */
  async set(quarter: string, id: string, fields: Record<string, unknown>) {
    let before: Body | undefined;
    await change(quarter, id, (current) => {
      before = current;
      return { ...current, _id: id, ...fields };
    });
    return before;
  },
  remove: (quarter: string, id: string) => change(quarter, id, () => undefined),
  /** Writes many new documents, each in a transaction of its own. */
  async create(quarter: string, docs: Body[]) {
    for (const doc of docs) await change(quarter, doc._id, (current) => current ?? doc);
  },
  /** The same for one document, on a device that may have no room for it. */
  async tryCreate(quarter: string, doc: Body): Promise<'kept' | 'full'> {
    try {
      await change(quarter, doc._id, () => doc);
      return 'kept';
    } catch (error) {
      if (isStorageFull(error)) return 'full';
      throw error;
    }
  },
  async state(): Promise<DeviceState> {
    const documents = await database.documents.toArray();
    return {
      documents: documents.map(({ id, rev, doc }) => ({ id, rev, doc: doc as Body })),
      tombstones: (await database.tombstones.toArray()).map(({ id }) => id),
      outbox: (await database.outbox.toArray()).map(({ id, status }) => ({ id, status })),
      refusals: (await database.refusals.toArray()).map(({ id, code }) => ({ id, code })),
      checkpoints: (await database.checkpoints.toArray()).map(({ scope, complete, wanted }) => ({
        scope,
        complete,
        wanted,
      })),
    };
  },
  status: () => board.current,
};

export type Device = typeof device;

Object.assign(window, { device });
