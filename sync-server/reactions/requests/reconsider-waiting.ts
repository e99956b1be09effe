import type { RequestCard } from '#domain/request-card.ts';
import type { Response } from '#domain/response.ts';
import { quarterDatabaseOf } from '../../stores/database-name.ts';
import type { LivingDocument, Store } from '../../stores/store.ts';
import type { DailyTask } from '../daily-task.ts';
import { QuarterDocuments } from '../quarter-documents.ts';
import type { Reaction } from '../reaction.ts';

/** When people are up to hear that a task is theirs. */
const FROM_HOUR = 7;
/** How often it begins anew because what it read has changed meanwhile. */
const MOST_TRIES = 10;
/** A request's answers leave nothing beside them that it looks at. */
const NO_LEAVES = { conflictsOf: async () => [], close: async () => undefined };

/**
 * Decides anew about open tasks to which somebody has said yes. A task that was given back counts
 * against the limit for a day, and its end is no change after which anything would follow.
 */
export function reconsiderWaiting(store: Store, followRequests: Reaction): DailyTask {
  return {
    name: 'reconsiderWaiting',
    fromHour: FROM_HOUR,
    async run(database, { quarterId, now }) {
      if (quarterDatabaseOf(database.name)?.kind !== 'team') return;
      const read = () => new QuarterDocuments(store, quarterId, NO_LEAVES, now);
      for (const { doc } of await read().range('requestCard:')) {
        const { state, requestId } = doc as unknown as RequestCard;
        if (state !== 'open') continue;
        const yes = (await read().range(`response:${requestId}~`)).find(isYes);
        if (yes) await decideAnew(followRequests, yes, read);
      }
    },
  };
}

async function decideAnew(
  followRequests: Reaction,
  yes: LivingDocument,
  read: () => QuarterDocuments,
): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const reading = read();
    const writes = await followRequests.react(yes, reading);
    if (writes.length === 0 || (await reading.write(writes))) return;
  }
}

function isYes({ doc }: LivingDocument): boolean {
  return (doc as unknown as Response).kind === 'yes';
}
