import type { Clock } from '#domain/document.ts';
import type { DeleteReason } from '#domain/version.ts';
import type { DenyList } from '../access/deny-list.ts';
import type { Database, LivingDocument, StoredDocument } from '../stores/store.ts';

/** Why a client no longer gets a document that it has. */
export type GoneWhy = 'deleted' | 'withdrawn' | 'erased' | 'expired' | 'outOfScope';

/** What a client has and no longer gets: a tombstone it has not seen, or, with the rev that it named
 *  and no clock, what it may not have. */
export interface Gone {
  id: string;
  rev: string;
  clock: Clock;
  why: GoneWhy;
}

/** What differs between a client and the store; what it does not name is equal. */
export interface DiffAnswer {
  epoch: string;
  /** Taken before anything was read: the feed goes on from here. */
  since: string;
  docs: LivingDocument[];
  gone: Gone[];
  /** Ids of which the store knows nothing. */
  unknown: string[];
}

const WHY: Record<DeleteReason, GoneWhy> = {
  user: 'deleted',
  withdrawn: 'withdrawn',
  erased: 'erased',
  retention: 'expired',
};

/** What of a database a client may see. */
export interface DiffView {
  /** Whether an id belongs to what the client asks for, whatever stands there. */
  covers(id: string): boolean;
  /** Whether the client may see a version of an id that belongs. */
  shows(stored: StoredDocument): boolean;
  denyList: DenyList;
}

/** Compares what a client has, id to rev, with the living documents and with tombstones. */
export async function diffOf(
  database: Pick<Database, 'getMany'>,
  living: ReadonlyMap<string, LivingDocument>,
  have: ReadonlyMap<string, string>,
  { covers, shows, denyList }: DiffView,
): Promise<Pick<DiffAnswer, 'docs' | 'gone' | 'unknown'>> {
  const docs: LivingDocument[] = [];
  for (const { id, rev, doc } of living.values()) {
    if (have.get(id) !== rev && !denyList.isErased(id)) docs.push({ id, rev, doc });
  }
  const gone: Gone[] = [];
  const unknown: string[] = [];
  const absent: string[] = [];
  for (const [id, rev] of have) {
    // Of what does not belong nothing is looked up: the answer is the client's own words.
    if (!covers(id)) gone.push({ id, rev, clock: {}, why: 'outOfScope' });
    else if (denyList.isErased(id)) gone.push({ id, rev, clock: {}, why: 'erased' });
    else if (!living.has(id)) absent.push(id);
  }
  const stored = await database.getMany(absent);
  for (const [index, id] of absent.entries()) {
    const [found, rev] = [stored[index], have.get(id) ?? ''];
    if (!found) unknown.push(id);
    else if (!shows(found)) gone.push({ id, rev, clock: {}, why: 'outOfScope' });
    else if (found.rev === rev) continue;
    else if (!found.deleted) docs.push(found);
    else gone.push({ id, rev: found.rev, clock: found.clock, why: WHY[found.reason] });
  }
  return { docs, gone, unknown };
}
