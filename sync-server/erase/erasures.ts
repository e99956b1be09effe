import { databaseNameOf, quarterDatabaseOf, REGISTRY } from '../stores/database-name.ts';
import type { Database, LivingDocument, Store } from '../stores/store.ts';
import type { ErasedList, Erasure } from './erased-list.ts';
import { appendErasedLog, readErasedLog } from './erased-log.ts';

/** The registry's ids of erasures. */
export const ERASURE_PREFIX = 'erasure:';

/**
 * Fills the deny-list: from the registry, from what replication brought, and from the log outside the
 * store. Registry and log come to name the same; what only the log names has begun anew.
 */
export async function loadErasures(
  { store, logFile }: { store: Store; logFile: string },
  list: ErasedList,
): Promise<void> {
  const registry = await store.database(REGISTRY);
  const kept = (await registry.range(ERASURE_PREFIX)).map(erasureIn);
  for (const erasure of kept) list.add(erasure);
  const logged = await readErasedLog(logFile);
  const nameOf = ({ quarter, n, hashes }: Pick<Erasure, 'quarter' | 'n' | 'hashes'>) =>
    `${quarter} ${n} ${[...hashes].sort().join()}`;
  const inStore = new Set(kept.map(nameOf));
  for (const erasure of logged.filter((one) => !inStore.has(nameOf(one)))) {
    list.add(await keepErasure(store, { ...erasure, ids: {} }));
  }
  const inLog = new Set(logged.map(nameOf));
  for (const erasure of kept.filter((one) => !inLog.has(nameOf(one)))) {
    await appendErasedLog(logFile, erasure);
  }
  await addReplicated(store, list);
}

/** Writes an erasure into the registry, under the next free number of its quarter where it has none.
 *  One that has a number under which another stands gets a new one: the store went on without it. */
export async function keepErasure(
  store: Store,
  erasure: Omit<Erasure, 'n' | 'state'> & Partial<Pick<Erasure, 'n' | 'state'>>,
): Promise<Erasure> {
  const registry = await store.database(REGISTRY);
  const { state = 'begun', quarter } = erasure;
  for (let n = erasure.n ?? (await nextNumber(registry, quarter)); ; n += 1) {
    const id = `${ERASURE_PREFIX}${quarter}~${String(n).padStart(6, '0')}`;
    const standing = await registry.get(id);
    const isSame = standing && !standing.deleted && isEqual(erasureIn(standing), erasure);
    if (standing && !isSame) continue;
    const numbered = { ...erasure, n, state };
    const doc = { _id: id, type: 'erasure', ...numbered };
    const [outcome] = await registry.write([{ id, base: standing?.rev ?? null, doc }]);
    if (outcome?.outcome === 'written') return numbered;
    n -= 1;
  }
}

async function nextNumber(registry: Database, quarter: string): Promise<number> {
  const kept = (await registry.range(`${ERASURE_PREFIX}${quarter}~`)).map(erasureIn);
  return Math.max(0, ...kept.map(({ n }) => n)) + 1;
}

/** Entries of the deny-list that came from another server, or from before the registry had them. */
async function addReplicated(store: Store, list: ErasedList): Promise<void> {
  for (const name of await store.databaseNames()) {
    const of = quarterDatabaseOf(name);
    if (of?.kind !== 'private') continue;
    const database = await store.database(databaseNameOf(of.quarterId, 'private'));
    const entries = await database.range('office:erased:');
    list.addTold(
      entries.map(({ doc }) => String(doc.hash)),
      of.quarterId,
    );
  }
}

/** Reads a registry document as an erasure. */
export function erasureIn({ doc }: LivingDocument): Erasure {
  const { quarter, n, on, hashes, ids, state } = doc as unknown as Erasure;
  return { quarter, n, on, hashes, ids, state };
}

function isEqual(a: Pick<Erasure, 'hashes'>, b: Pick<Erasure, 'hashes'>): boolean {
  return [...a.hashes].sort().join() === [...b.hashes].sort().join();
}
