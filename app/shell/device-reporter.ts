import { type DeviceReport, reportText } from '#domain/device-report.ts';
import type { LocalDatabase } from '../data/database.ts';
import { readSession } from '../data/device.ts';
import { readUnsent } from '../data/outbox-status.ts';
import { isPersisted } from '../data/persistence.ts';
import { learnSession } from '../sync/session.ts';
import type { StatusBoard } from '../sync/status.ts';

/** A device that has nothing new to say is heard of this often, ms. */
const TELL_EVERY_MS = 5 * 60_000;

/**
 * Makes what tells the office how a paired device is (how much is unsent, which version, whether it
 * keeps what is on it), where that has changed or was not told for a while. The answer is the session
 * of now; resolves to whether it is another one.
 */
export function deviceReporter(
  database: LocalDatabase,
  board: StatusBoard,
  now: () => Date,
): () => Promise<boolean> {
  let told = { text: '', at: 0 };
  return async () => {
    const { deviceId } = await readSession(database);
    if (deviceId === undefined) return false;
    const text = reportText(await reportOf(database, board));
    const at = now().getTime();
    if (text === told.text && Math.abs(at - told.at) < TELL_EVERY_MS) return false;
    const learnt = await learnSession(database, { report: text });
    if (!learnt.ok) return false;
    told = { text, at };
    return learnt.value;
  };
}

async function reportOf(database: LocalDatabase, board: StatusBoard): Promise<DeviceReport> {
  const { unsent, oldestUnsentAt } = await readUnsent(database);
  const { notSaved } = board.current;
  const storage = notSaved ?? ((await isPersisted()) ? 'kept' : 'mayGo');
  return { unsent, oldestUnsentAt, appVersion: import.meta.env.APP_VERSION ?? '0', storage };
}
