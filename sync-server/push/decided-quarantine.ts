import { raisedClock } from '#domain/clock.ts';
import { type DatabaseKind, databaseOf } from '#domain/ids.ts';
import type { QuarantineDecision } from '#domain/quarantine-listing.ts';
import { clockOf } from '#domain/version.ts';
import type { DenyList } from '../access/deny-list.ts';
import type { TakeNumbers } from '../identity.ts';
import type { Database, LivingDocument, StoreWrite } from '../stores/store.ts';
import type { StoredChange } from './deliver.ts';

/** How long a decision can be taken back, ms; then what was decided on is let go. */
const KEPT_MS = 24 * 3_600_000;

/** What is remembered of a decision. */
export interface Decided {
  what: QuarantineDecision;
  /** ISO instant. One for all that was decided at once. */
  at: string;
  /** What taking it in changed; absent where it changed nothing. */
  stored?: StoredChange;
}

/** What a decision about an entry was; `undefined` where nobody has decided. */
export function decidedIn({ doc }: LivingDocument): Decided | undefined {
  return doc.decided as Decided | undefined;
}

/** The entry with its decision. It stays for a day, so that the decision can be taken back. */
export function decidedWrite({ id, rev, doc }: LivingDocument, decided: Decided): StoreWrite {
  return { id, base: rev, doc: { ...doc, decided: JSON.parse(JSON.stringify(decided)) } };
}

/** Lets go of what was decided on longer ago. Throws a `StoreFailure`. */
export async function dropDecided(registry: Database, now: Date): Promise<void> {
  const isOver = (entry: LivingDocument) => {
    const at = decidedIn(entry)?.at;
    return at !== undefined && now.getTime() - Date.parse(at) > KEPT_MS;
  };
  const over = (await registry.range('quarantine:')).filter(isOver);
  const deletes = over.map(
    ({ id, rev }): StoreWrite => ({ id, base: rev, deleted: true, clock: {}, reason: 'user' }),
  );
  if (deletes.length > 0) await registry.write(deletes);
}

/** What taking a decision back works with. */
export interface UndoParts {
  registry: Database;
  databaseFor: (kind: DatabaseKind) => Promise<Database>;
  takeNumbers: TakeNumbers;
  denyList: DenyList;
  now: Date;
}

/**
 * Takes a decision back: the entry waits again, and what it had changed is as before. `changed`: somebody
 * has gone on with it since, and it stays. Throws a `StoreFailure`.
 */
export async function undoDecision(
  entry: LivingDocument,
  parts: UndoParts,
): Promise<'undone' | 'changed' | 'unknown'> {
  const decided = decidedIn(entry);
  if (!decided) return 'unknown';
  const { decided: _, ...kept } = entry.doc;
  const waiting = decided.stored ? await putBack(decided.stored, parts) : kept.write;
  if (!waiting) return 'changed';
  const doc = { ...kept, _id: entry.id, write: waiting };
  const [outcome] = await parts.registry.write([{ id: entry.id, base: entry.rev, doc }]);
  return outcome?.outcome === 'written' ? 'undone' : 'unknown';
}

/**
 * Puts back what stood before, as an edit of the server's own, so that it is new to every device. Gives
 * the write that waits again: what had become of it, newer than that once more. As it came it would look
 * like something that arrived long ago.
 */
async function putBack(
  { id, rev, before }: StoredChange,
  { databaseFor, takeNumbers, denyList, now }: UndoParts,
): Promise<object | undefined> {
  const database = await databaseFor(databaseOf(id) ?? 'private');
  const current = await database.get(id);
  if (current?.rev !== rev || denyList.isErased(id)) return undefined;
  const { writer, first } = await takeNumbers(2);
  const clock = raisedClock(clockOf(current), writer, first);
  const isThere = before && !before.deleted;
  const updatedAt = now.toISOString();
  const version = isThere
    ? { doc: { ...before.doc, clock, updatedAt } }
    : ({ deleted: true, clock, reason: 'user' } as const);
  const [outcome] = await database.write([{ id, base: rev, ...version }]);
  if (outcome?.outcome !== 'written') return undefined;
  const again = raisedClock(clock, writer, first + 1);
  if (!current.deleted) return { id, base: null, doc: { ...current.doc, clock: again } };
  return { id, base: null, deleted: true, clock: again, reason: current.reason };
}
