import { raisedClock } from '#domain/clock.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { clockOf } from '#domain/version.ts';
import type { TakeNumbers } from '../identity.ts';
import type { Database, LivingDocument, StoreWrite } from '../stores/store.ts';
import { type FoldParts, foldVisits, settleFolds, twinsOf } from './fold-visits.ts';
import { withoutKeptLoans } from './loans-kept.ts';

const PAGE = 500;

/**
 * Deletes what has passed its last day (`deleteAfter`), as the server: its own clock entry is raised,
 * so that the delete is new to every device. Visits are counted before, and loans stay while the thing
 * is out.
 * Gives the number of documents deleted. Throws a `StoreFailure`.
 */
export async function sweepExpired(
  database: Database,
  today: LocalDate,
  takeNumbers: TakeNumbers,
  now: Date,
): Promise<number> {
  const parts = { database, takeNumbers, now };
  const gone: LivingDocument[] = [];
  let seq: string | undefined;
  for (let more = true; more; ) {
    const page = await database.changes({ seq, limit: PAGE });
    const isExpired = (stored: LivingDocument) => isOver(stored, today);
    const living = page.changes.filter((stored): stored is LivingDocument => !stored.deleted);
    const expired = await withoutKeptLoans(living.filter(isExpired), database, isExpired);
    if (expired.length > 0) gone.push(...(await deleteExpired(expired, today, parts)));
    ({ seq, more } = page);
  }
  await settleFolds(gone, parts);
  return gone.length;
}

/** Counts first: what is counted and then could not be deleted is deleted again, not counted again. */
async function deleteExpired(
  expired: readonly LivingDocument[],
  today: LocalDate,
  parts: FoldParts,
): Promise<LivingDocument[]> {
  const { database, takeNumbers } = parts;
  const twins = await twinsOf(expired, database);
  const isTwin = new Set(twins.map(({ id }) => id));
  const leaving = [...expired, ...twins];
  await foldVisits(leaving, parts);
  const gone: LivingDocument[] = [];
  for (let left = leaving; left.length > 0; ) {
    const outcomes = await database.write(await deletesOf(left, takeNumbers));
    gone.push(...left.filter((_, index) => outcomes[index]?.outcome === 'written'));
    const changed = left.filter((_, index) => outcomes[index]?.outcome !== 'written');
    const standing = await database.getMany(changed.map(({ id }) => id));
    left = standing.filter(
      (stored): stored is LivingDocument =>
        !!stored && !stored.deleted && (isOver(stored, today) || isTwin.has(stored.id)),
    );
  }
  return gone;
}

async function deletesOf(
  expired: readonly LivingDocument[],
  takeNumbers: TakeNumbers,
): Promise<StoreWrite[]> {
  const { writer, first } = await takeNumbers(expired.length);
  return expired.map(({ id, rev, doc }, index) => ({
    id,
    base: rev,
    deleted: true,
    clock: raisedClock(clockOf({ doc }), writer, first + index),
    reason: 'retention',
  }));
}

function isOver({ doc }: LivingDocument, today: LocalDate): boolean {
  return typeof doc.deleteAfter === 'string' && doc.deleteAfter < today;
}
