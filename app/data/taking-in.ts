import type { Clock } from '#domain/document.ts';
import { differed, takenIn, unknownToServer } from '#domain/local-copy.ts';
import { type Result, success } from '#domain/result.ts';
import type { DeleteReason, Version } from '#domain/version.ts';
import { advance, type Overtaken } from './checkpoints.ts';
import { closedPulled } from './closing.ts';
import { Copies, type Surroundings, tablesOf } from './copies.ts';
import type { Checkpoint } from './database.ts';
import { dropErased } from './erased-persons.ts';
import { heldOf, type PulledChange, type PulledDocument } from './pulled.ts';
import { sendKeptAgain, sentBefore } from './sent-entries.ts';

/** A page of the feed. */
export interface ChangesPage {
  changes: readonly PulledChange[];
  /** Ids of which nothing may stay. */
  erased: readonly string[];
  more: boolean;
}

/** Why a device no longer gets a document that it has. */
export type GoneWhy = 'deleted' | 'withdrawn' | 'erased' | 'expired' | 'outOfScope';

/** What differs between this device and the server. */
export interface Difference {
  docs: readonly PulledDocument[];
  gone: readonly { id: string; rev: string; clock: Clock; why: GoneWhy }[];
  unknown: readonly string[];
}

/** What was asked with a `diff`. */
export interface DiffQuestion {
  have: ReadonlyMap<string, string>;
  /** Acceptances when it was asked: what was accepted later it cannot know. */
  acceptances: number;
  /** Not seen for 90 days: only what was in the outbox is brought back. */
  wasAway: boolean;
  /** Whether this device may bring a version back. */
  mayHeal: (id: string, version: Version) => boolean;
}

/**
 * Takes in a page of the feed with its checkpoint. After the last page, what was accepted before
 * the pull began and was not shown is asked for by `diff`: the new checkpoint says so.
 */
export async function takePage(
  around: Surroundings,
  held: Checkpoint,
  next: Checkpoint,
  page: ChangesPage,
  acceptancesAtStart: number,
): Promise<Result<Checkpoint, Overtaken>> {
  const { database } = around;
  const changes = await closedPulled(around, page.changes);
  return database.transaction('rw', tablesOf(database), async () => {
    const advanced = await advance(database, held, next, async () => {
      const ids = changes.map(({ id }) => id);
      const copies = await Copies.of(around, ids);
      for (const change of changes) {
        copies.meet(change.id, heldOf(change), takenIn, next.scope);
      }
      await copies.write();
      await dropErased(around, page.erased);
    });
    if (!advanced.ok) return advanced;
    const isMissing =
      !page.more && (await sentBefore(around, next.scope, acceptancesAtStart)).length > 0;
    if (!isMissing) return success(next);
    await database.checkpoints.update([next.quarter, next.scope], { wanted: next.epoch });
    return success({ ...next, wanted: next.epoch });
  });
}

/** Takes in what a `diff` answered with its checkpoint: brings back what the server lost. */
export async function takeDifference(
  around: Surroundings,
  held: Checkpoint | undefined,
  next: Checkpoint,
  difference: Difference,
  question: DiffQuestion,
): Promise<Result<void, Overtaken>> {
  const { database } = around;
  const docs = await closedPulled(around, difference.docs);
  const compare = async () => {
    const sent = await sentBefore(around, next.scope, question.acceptances);
    const { gone, unknown } = difference;
    const named = new Set([...docs, ...gone].map(({ id }) => id).concat(unknown));
    const copies = await Copies.of(around, [...named, ...sent]);
    for (const id of healingOrder(copies, unknown)) healOrDrop(copies, id, question);
    for (const one of docs) meetDifference(copies, one, next.scope, question);
    for (const one of gone) meetGone(copies, one, next.scope, question);
    // What is not named is equal.
    for (const id of sent) {
      const { held: mine } = copies.get(id);
      if (!named.has(id) && mine?.rev === question.have.get(id)) copies.set(id, { held: mine });
    }
    await copies.write();
    await dropErased(around, erasedIn(gone));
    const isOtherHistory = held?.wanted !== undefined || held?.epoch !== next.epoch;
    if (isOtherHistory) await sendKeptAgain(around, () => true);
  };
  return database.transaction('rw', tablesOf(database), async () =>
    advance(database, held, next, compare, true),
  );
}

function meetDifference(
  copies: Copies,
  change: PulledChange,
  scope: string,
  question: DiffQuestion,
): void {
  const { id } = change;
  const copy = copies.get(id);
  const news = heldOf(change);
  // Who may not bring a version back holds what the server has, until somebody does.
  const mayHeal = copy.outgoing || (copy.held && question.mayHeal(id, copy.held.version));
  if (mayHeal) copies.meet(id, news, differed, scope);
  else copies.set(id, { held: news }, scope);
}

function meetGone(
  copies: Copies,
  { id, rev, clock, why }: Difference['gone'][number],
  scope: string,
  question: DiffQuestion,
): void {
  if (why === 'erased') return;
  const copy = copies.get(id);
  if (why === 'outOfScope') {
    // What is pending will be refused with its reason; `gone` never touches it.
    if (copy.outgoing?.status !== 'pending') copies.set(id, {});
    return;
  }
  const tombstone = { id, rev, deleted: true, clock, reason: REASONS[why] } as const;
  if (question.wasAway && !copy.outgoing) copies.set(id, { held: heldOf(tombstone) }, scope);
  else meetDifference(copies, tombstone, scope, question);
}

function erasedIn(gone: Difference['gone']): string[] {
  return gone.filter(({ why }) => why === 'erased').map(({ id }) => id);
}

const REASONS: Record<Exclude<GoneWhy, 'erased' | 'outOfScope'>, DeleteReason> = {
  deleted: 'user',
  withdrawn: 'withdrawn',
  expired: 'retention',
};

/** Tombstones first: what was deleted must not come back for a moment. */
function healingOrder(copies: Copies, ids: readonly string[]): string[] {
  const isDeleted = (id: string) => (copies.get(id).held?.version.deleted ? 0 : 1);
  return [...ids].sort((a, b) => isDeleted(a) - isDeleted(b));
}

function healOrDrop(copies: Copies, id: string, question: DiffQuestion): void {
  const copy = copies.get(id);
  if (!copy.held) return;
  const isOwn = copy.outgoing !== undefined;
  const heals = isOwn || (!question.wasAway && question.mayHeal(id, copy.held.version));
  copies.set(id, heals ? unknownToServer(copy, copies.context()) : {});
}
