import type { Clock } from '#domain/document.ts';
import type { DeleteReason } from '#domain/version.ts';
import type { Database, LivingDocument } from '../stores/store.ts';
import type { MirrorState } from './mirror.ts';

/** Why a client no longer gets a document that it has. */
export type GoneWhy = 'deleted' | 'withdrawn' | 'erased' | 'expired' | 'outOfScope';

/** A tombstone that a client has not seen. */
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

/** Compares what a client has, id to rev, with the living documents and with tombstones. */
export async function diffOf(
  database: Database,
  state: MirrorState,
  have: ReadonlyMap<string, string>,
): Promise<Pick<DiffAnswer, 'docs' | 'gone' | 'unknown'>> {
  const docs: LivingDocument[] = [];
  for (const { id, rev, doc } of state.documents.values()) {
    if (have.get(id) !== rev) docs.push({ id, rev, doc });
  }
  const gone: Gone[] = [];
  const unknown: string[] = [];
  const absent = [...have.keys()].filter((id) => !state.documents.has(id));
  const stored = await database.getMany(absent);
  for (const [index, id] of absent.entries()) {
    const found = stored[index];
    if (!found) unknown.push(id);
    else if (found.rev === have.get(id)) continue;
    else if (!found.deleted) docs.push(found);
    else gone.push({ id, rev: found.rev, clock: found.clock, why: WHY[found.reason] });
  }
  return { docs, gone, unknown };
}
