import { databaseOf } from '#domain/ids.ts';
import { openedDoc } from '../data/closing.ts';
import type { Surroundings } from '../data/copies.ts';
import type { Write } from '../data/next-batch.ts';
import { wipePersonalData } from '../data/personal-data.ts';
import { type KeptRefusal, readRefusals } from '../data/refusals.ts';
import { forgetVault } from '../data/vaults.ts';
import type { QuarterServer } from './quarter-server.ts';

/** As many writes as the server takes at once. */
const MOST_WRITES = 200;

/**
 * The end of a device that was revoked: what it wrote is in the office's quarantine, what was refused
 * to it before goes there too, and then nothing of anybody stays on it. What could not be delivered
 * yet waits for the next round, and everything public stays for good.
 */
export async function leaveNothing(
  around: Surroundings,
  server: QuarterServer,
  signal: AbortSignal,
): Promise<void> {
  const { database, quarter } = around;
  const all = await readRefusals(database, quarter);
  const refused = all.filter(({ id }) => databaseOf(id) !== 'public');
  for (let start = 0; start < refused.length; start += MOST_WRITES) {
    const some = refused.slice(start, start + MOST_WRITES);
    const writes = await Promise.all(some.map((one) => writeOf(around, one)));
    const answer = await server.push(writes, { heal: false }, signal);
    if (!answer.ok) return;
    // Poison is refused here as well, and is lost to nobody: no server would ever take it.
    const settled = some.filter((_, index) => answer.value.outcomes[index]?.outcome === 'rejected');
    await database.refusals.bulkDelete(settled.map(({ nr }) => nr));
  }
  await wipePersonalData(database, { refusals: false });
  const stillWaits = await database.outbox.filter(({ status }) => status === 'pending').count();
  if (stillWaits === 0) await forgetVault(database);
}

async function writeOf(around: Surroundings, refusal: KeptRefusal): Promise<Write> {
  const { id, version, letter } = refusal;
  if (version.deleted) return { id, base: null, ...version };
  // Locked or not: the letter says the same.
  if (letter) return { sealed: letter };
  const { key, box } = version.doc;
  if (version.doc.type === 'letter') return { sealed: { id, key: String(key), box: String(box) } };
  return { id, base: null, doc: (await openedDoc(around, version)) ?? { _id: id } };
}
