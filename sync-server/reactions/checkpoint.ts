import type { LocalDate } from '#domain/local-time.ts';
import { REGISTRY } from '../stores/database-name.ts';
import type { Database, Revision, Store } from '../stores/store.ts';

/** How far a database's changes have been worked through. */
export interface Checkpoint {
  /** Absent: from the beginning. */
  seq?: string;
  /** The last change; a database that does not know it was set back. */
  last?: Revision;
}

/** Reads the checkpoint of a database; the beginning where there is none, or where the database was
 *  set back since: doing things again does no harm, leaving them out would. */
export async function readCheckpoint(store: Store, database: Database): Promise<Checkpoint> {
  const stored = await (await store.database(REGISTRY)).get(idOf(database));
  if (!stored || stored.deleted) return {};
  const { seq, last } = stored.doc as Checkpoint;
  if (last && (await database.missing([last])).length > 0) return {};
  return { seq, last };
}

/** Notes how far it came. Two that note at once do no harm: the later one wins or gives way. */
export async function writeCheckpoint(
  store: Store,
  database: Database,
  { seq, last }: Checkpoint,
): Promise<void> {
  const registry = await store.database(REGISTRY);
  const id = idOf(database);
  const stored = await registry.get(id);
  const doc = { _id: id, type: 'checkpoint', seq, last };
  await registry.write([{ id, base: stored?.rev ?? null, doc }]);
}

function idOf(database: Database): string {
  return `checkpoint:reactions~${database.name}`;
}

/** The day on which a daily task was last done in a database. */
export async function lastDayOf(store: Store, database: Database, task: string): Promise<unknown> {
  const stored = await (await store.database(REGISTRY)).get(dailyIdOf(database, task));
  return stored && !stored.deleted ? stored.doc.on : undefined;
}

/** Notes that a daily task was done in a database. */
export async function noteDay(
  store: Store,
  database: Database,
  task: string,
  on: LocalDate,
): Promise<void> {
  const registry = await store.database(REGISTRY);
  const id = dailyIdOf(database, task);
  const stored = await registry.get(id);
  const doc = { _id: id, type: 'checkpoint', on };
  await registry.write([{ id, base: stored?.rev ?? null, doc }]);
}

function dailyIdOf(database: Database, task: string): string {
  return `checkpoint:${task}~${database.name}`;
}
