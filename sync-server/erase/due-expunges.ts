import { REGISTRY } from '../stores/database-name.ts';
import type { Database, Store } from '../stores/store.ts';

const idOf = (quarter: string) => `expunge:${quarter}`;

/** Notes that something is about to be taken out of a quarter whose last bytes are then to be expunged: a
 *  server that ends in between does it at its next start. */
export function noteDue(store: Store, quarter: string): Promise<void> {
  return setDue(store, quarter, true);
}

/** Notes that nothing is left to be expunged. */
export function noteExpunged(store: Store, quarter: string): Promise<void> {
  return setDue(store, quarter, false);
}

/** Whether a server ended before it had expunged what it took out of a quarter. */
export async function isExpungeDue(store: Store, quarter: string): Promise<boolean> {
  return (await standing(await store.database(REGISTRY), quarter)).isDue;
}

async function setDue(store: Store, quarter: string, isDue: boolean): Promise<void> {
  const registry = await store.database(REGISTRY);
  for (;;) {
    const { rev, isDue: wasDue } = await standing(registry, quarter);
    if (wasDue === isDue) return;
    const doc = { _id: idOf(quarter), type: 'expunge', isDue };
    const [outcome] = await registry.write([{ id: doc._id, base: rev, doc }]);
    if (outcome?.outcome === 'written') return;
  }
}

async function standing(registry: Database, quarter: string) {
  const stored = await registry.get(idOf(quarter));
  return {
    rev: stored?.rev ?? null,
    isDue: stored !== undefined && !stored.deleted && stored.doc.isDue === true,
  };
}
