import type { Database, Store, StoredDocument } from '../stores/store.ts';
import { StoreFailure } from '../stores/store-failure.ts';
import { type Checkpoint, readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import type { ConflictLeaves } from './conflict-leaves.ts';
import { QuarterDocuments } from './quarter-documents.ts';
import type { Reaction } from './reaction.ts';

const PAGE = 200;
/** How often a reaction begins anew because what it read has changed meanwhile. */
const MOST_TRIES = 10;

export interface WorkOptions {
  store: Store;
  database: Database;
  reactions: readonly Reaction[];
  quarterId: string;
  leaves: ConflictLeaves;
  now: () => Date;
  /** A reaction that threw is a bug; the change is passed over, or nothing would follow any more. */
  fault: (reaction: string, error: unknown) => void;
  signal: AbortSignal;
}

/**
 * Lets reactions work through the changes of a database from where they stopped, to its end. The
 * checkpoint is written after what follows from a page is durable: after a crash a page is worked
 * through again. Throws a `StoreFailure`.
 */
export async function workThrough(options: WorkOptions): Promise<void> {
  const { store, database, signal } = options;
  let at: Checkpoint = await readCheckpoint(store, database);
  for (;;) {
    const page = await database.changes({ seq: at.seq, limit: PAGE });
    if (page.changes.length > 0) {
      for (const reaction of options.reactions) await reaction.begin?.();
    }
    for (const change of page.changes) {
      if (signal.aborted) return;
      const leaves = page.forked.has(change.id) ? options.leaves : besides(change.id, options);
      for (const reaction of options.reactions) {
        await follow(reaction, change, { ...options, leaves });
      }
    }
    const shown = page.changes.at(-1);
    if (shown) {
      at = { seq: page.seq, last: { id: shown.id, rev: shown.rev } };
      await writeCheckpoint(store, database, at);
    }
    if (!page.more || signal.aborted) return;
    at = { ...at, seq: page.seq };
  }
}

/** The feed shows that a document is alone: nobody reads its leaves. One that comes beside it later is
 *  a change of its own. */
function besides(id: string, { leaves }: WorkOptions): ConflictLeaves {
  return {
    conflictsOf: async (database, asked) =>
      asked === id ? [] : leaves.conflictsOf(database, asked),
    close: (database, leaf) => leaves.close(database, leaf),
  };
}

async function follow(
  reaction: Reaction,
  change: StoredDocument,
  { store, quarterId, leaves, now, fault }: WorkOptions,
): Promise<void> {
  try {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const read = new QuarterDocuments(store, quarterId, leaves, now());
      const writes = await reaction.react(change, read);
      if (writes.length === 0 || (await read.write(writes))) return;
    }
    // Somebody writes faster than we read; what they wrote comes in the feed as well.
  } catch (error) {
    if (error instanceof StoreFailure) throw error;
    fault(reaction.name, error);
  }
}
