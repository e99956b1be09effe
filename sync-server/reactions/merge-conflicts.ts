import { isEqualJson } from '#domain/equal.ts';
import { meet, type SupersededValue } from '#domain/merge.ts';
import { supersededOf } from '#domain/superseded.ts';
import type { Body, Version } from '#domain/version.ts';
import type { StoredDocument, StoreWrite } from '../stores/store.ts';
import type { Reaction, ReactionReader, ReactionWrite } from './reaction.ts';

/**
 * Merges what replication left side by side, at the quarter's home only: two servers that both
 * merged would make new versions for each other without an end. Leaves are taken in the order of
 * their revs and without a base, for stores keep no content of earlier versions: what differs in the
 * same field stays with the later arrival, and the other value goes to the office's inbox.
 */
export const mergeConflicts: Reaction = {
  name: 'mergeConflicts',
  async react(change, read) {
    const conflicts = await read.conflictsOf(change.id);
    if (conflicts.length === 0) return [];
    const [standing] = await read.getMany([change.id]);
    if (!standing) return [];
    const beside = conflicts
      .filter(({ rev }) => rev !== standing.rev)
      .sort((a, b) => (a.rev < b.rev ? -1 : 1));
    const merged = mergedOver(standing, beside);
    return [
      ...(await inboxWrites(standing, merged.superseded, read)),
      ...writeOf(standing, merged, read.now),
      // A tombstone is at its end already.
      ...beside
        .filter((leaf) => !leaf.deleted)
        .map(({ id, rev }): ReactionWrite => ({ id, closes: rev })),
    ];
  },
};

interface Merged {
  version: Version;
  /** Whether the version is none of those that were there. */
  isNew: boolean;
  superseded: SupersededValue[];
}

/** All of them have arrived once: the later arrival of a field's values stands. */
function mergedOver(standing: StoredDocument, beside: readonly StoredDocument[]): Merged {
  let version: Version = versionOf(standing);
  let isNew = false;
  const superseded: SupersededValue[] = [];
  for (const leaf of beside) {
    const mine = versionOf(leaf);
    const meeting = meet(mine, version, [], true);
    if (meeting.outcome === 'stands') [version, isNew] = [mine, false];
    if (meeting.outcome !== 'merged') continue;
    [version, isNew] = [meeting.version, true];
    superseded.push(...meeting.superseded);
  }
  return { version, isNew, superseded };
}

/** One entry a value, however often it is found. */
async function inboxWrites(
  standing: StoredDocument,
  superseded: readonly SupersededValue[],
  read: ReactionReader,
): Promise<StoreWrite[]> {
  const entries = new Map<string, Body>();
  for (const { field, value } of superseded) {
    const doc = supersededOf({ about: standing.id, field, value }, read.now);
    entries.set(doc._id, stampedByServer(doc, read.now));
  }
  const known = await read.getMany([...entries.keys()]);
  return [...entries.values()]
    .filter((_, index) => known[index] === undefined)
    .map((doc) => ({ id: doc._id, base: null, doc }));
}

function writeOf(standing: StoredDocument, { version, isNew }: Merged, now: Date): StoreWrite[] {
  const { id, rev: base } = standing;
  if (isEqualJson(version, versionOf(standing))) return [];
  if (version.deleted) return [{ id, base, ...version }];
  return [{ id, base, doc: isNew ? stampedByServer(version.doc, now) : version.doc }];
}

function stampedByServer(doc: Body, now: Date): Body {
  const instant = now.toISOString();
  return {
    ...doc,
    by: { role: 'server' },
    arrivedAt: doc.arrivedAt ?? instant,
    updatedAt: instant,
  };
}

function versionOf(stored: StoredDocument): Version {
  if (!stored.deleted) return { doc: stored.doc };
  return { deleted: true, clock: stored.clock, reason: stored.reason };
}
