import { isDeepStrictEqual } from 'node:util';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { DocumentAccess } from '../stores/document-access.ts';
import type { StoreWrite } from '../stores/store.ts';
import { baseId, type DocumentPlan, importedFields, planDocument } from './document-plan.ts';
import type { Draft } from './draft.ts';

/** Where a batch goes. */
export interface BatchTarget {
  quarter: string;
  now: Date;
  dryRun: boolean;
}

/** What became of a batch. */
export interface BatchResult {
  done: DocumentPlan[];
  /** Changed by somebody else each time it was looked at; not written. */
  busy: Draft[];
}

const REGISTRY = 'registry';
/** How often a document is looked at again that somebody changed in between. */
const MOST_ATTEMPTS = 3;

/**
 * Takes in up to 200 documents: first they, then what the file said of them. A crash in between
 * leaves an older base, which makes the next import keep more than it had to, never overwrite.
 */
export async function importBatch(
  access: DocumentAccess,
  target: BatchTarget,
  drafts: readonly Draft[],
): Promise<BatchResult> {
  const result: BatchResult = { done: [], busy: [...drafts] };
  for (let attempt = 0; attempt < MOST_ATTEMPTS && result.busy.length > 0; attempt++) {
    const { done, conflicts } = await importOnce(access, target, result.busy);
    result.done.push(...done);
    result.busy = conflicts;
  }
  return result;
}

/** One look at what is stored, one write; documents that changed in between come back. */
async function importOnce(
  access: DocumentAccess,
  target: BatchTarget,
  drafts: readonly Draft[],
): Promise<{ done: DocumentPlan[]; conflicts: Draft[] }> {
  const database = `${target.quarter}-public`;
  const baseIds = drafts.map(({ id }) => baseId(target.quarter, id));
  const current = await access.getMany(
    database,
    drafts.map(({ id }) => id),
  );
  const bases = await access.getMany(REGISTRY, baseIds);
  const today = dateOf(localDateTimeAt(target.now));
  const plans = drafts.map((draft, at) => planDocument(draft, current[at], bases[at], today));
  if (target.dryRun) return { done: plans, conflicts: [] };
  const lost = await writeDocuments(access, database, plans, target.now);
  const done = plans.filter(({ draft }) => !lost.has(draft.id));
  const baseWrites = plans.flatMap(({ draft }, at): StoreWrite[] => {
    const base = bases[at];
    if (lost.has(draft.id) || isDeepStrictEqual(importedFields(base), draft.fields)) return [];
    const id = baseIds[at] ?? '';
    const doc = { _id: id, type: 'imported', v: 1, fields: draft.fields };
    return [{ id, base: base?.rev ?? null, doc }];
  });
  // A base that conflicts was written by another import of the same source: one is as good.
  if (baseWrites.length > 0) await access.write(REGISTRY, baseWrites);
  const conflicts = plans.filter(({ draft }) => lost.has(draft.id)).map(({ draft }) => draft);
  return { done, conflicts };
}

/** Writes what is planned; the ids that somebody else changed in between. */
async function writeDocuments(
  access: DocumentAccess,
  database: string,
  plans: readonly DocumentPlan[],
  now: Date,
): Promise<Set<string>> {
  const changing = plans.filter((plan) => plan.body !== undefined);
  if (changing.length === 0) return new Set();
  const { writer, first } = await access.takeNumbers(changing.length);
  const stamp = { by: 'import', updatedAt: now.toISOString() };
  const writes = changing.map(({ body, clock, rev }, at): StoreWrite => {
    const id = body?._id ?? '';
    const arrivedAt = body?.arrivedAt ?? now.toISOString();
    const doc = {
      ...body,
      _id: id,
      ...stamp,
      arrivedAt,
      clock: { ...clock, [writer]: first + at },
    };
    return { id, base: rev, doc };
  });
  const outcomes = await access.write(database, writes);
  return new Set(outcomes.filter(({ outcome }) => outcome === 'conflict').map(({ id }) => id));
}
