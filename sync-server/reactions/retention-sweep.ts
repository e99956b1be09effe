import { raisedClock } from '#domain/clock.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { clockOf } from '#domain/version.ts';
import type { TakeNumbers } from '../identity.ts';
import type { Database, LivingDocument, StoreWrite } from '../stores/store.ts';

const PAGE = 500;

/**
 * Deletes what has passed its last day (`deleteAfter`), as the server: its own clock entry is raised,
 * so that the delete is new to every device. What was changed meanwhile is left for the next time.
 * Gives the number of documents deleted. Throws a `StoreFailure`.
 */
export async function sweepExpired(
  database: Database,
  today: LocalDate,
  takeNumbers: TakeNumbers,
): Promise<number> {
  let deleted = 0;
  let seq: string | undefined;
  for (let more = true; more; ) {
    const page = await database.changes({ seq, limit: PAGE });
    const expired = page.changes.filter((stored) => !stored.deleted && isOver(stored, today));
    if (expired.length > 0) {
      const writes = await deletesOf(expired as LivingDocument[], takeNumbers);
      const outcomes = await database.write(writes);
      deleted += outcomes.filter(({ outcome }) => outcome === 'written').length;
    }
    ({ seq, more } = page);
  }
  return deleted;
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
