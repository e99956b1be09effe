import { isDesignId } from '../stores/revision-body.ts';
import type { RevsDifference } from '../stores/revisions.ts';
import type { Database } from '../stores/store.ts';
import { isDocumentId, isRevision } from '../stores/well-formed.ts';

/** The answer of `_revs_diff`. */
export type Lacking = Record<string, { missing: string[]; possible_ancestors?: string[] }>;

/**
 * What a database lacks of the revs that a peer has. What no store can hold is lacking too: the
 * peer sends it and is told why it is refused, instead of failing as a whole now. Design documents
 * are no part of the data and never asked for.
 */
export async function lackingIn(
  database: Database,
  revs: Readonly<Record<string, readonly string[]>>,
): Promise<Lacking> {
  const lacking: Lacking = {};
  const holdable = new Map<string, readonly string[]>();
  for (const [id, asked] of Object.entries(revs)) {
    if (isDesignId(id)) continue;
    const odd = asked.filter((rev) => !isRevision({ id, rev }));
    if (odd.length > 0) lacking[id] = { missing: odd };
    if (isDocumentId(id)) {
      holdable.set(
        id,
        asked.filter((rev) => isRevision({ id, rev })),
      );
    }
  }
  for (const [id, difference] of await database.revisions.diff(holdable)) {
    lacking[id] = told(difference, lacking[id]?.missing ?? []);
  }
  return lacking;
}

function told({ missing, possibleAncestors }: RevsDifference, odd: string[]): Lacking[string] {
  const all = [...missing, ...odd];
  return possibleAncestors.length > 0
    ? { missing: all, possible_ancestors: possibleAncestors }
    : { missing: all };
}
