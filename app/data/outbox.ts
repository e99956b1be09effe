import { partsOf } from '#domain/ids.ts';
import { accepted, type Held, type LocalCopy, met, refused } from '#domain/local-copy.ts';
import { MOST_WITNESSES } from './checkpoints.ts';
import { Copies, type Surroundings, tablesOf } from './copies.ts';
import type { Refusal, Revision } from './database.ts';
import { dropErased } from './erased-persons.ts';
import type { Batch, SentWrite } from './next-batch.ts';
import { closedOutcomes } from './personal-outbox.ts';
import { lettersWaitAgain, takeLetterOutcome } from './sealed-letters.ts';

/** What the server said to one write, in the words of the interface. */
export type Outcome =
  | { id: string; outcome: 'accepted'; rev: string; stamp: Record<string, unknown> }
  | { id: string; outcome: 'conflict'; current: Held | undefined }
  | { id: string; outcome: 'rejected'; code: string; message: string }
  | { id: string; outcome: 'retry'; code: string; after?: number };

/**
 * Takes in what the server said to a batch, all in one transaction. Returns the ids that are to be
 * tried later, and after how many seconds at the earliest.
 */
export async function takeOutcomes(
  around: Surroundings,
  batch: Batch,
  { epoch, outcomes: answered }: { epoch: string; outcomes: readonly Outcome[] },
): Promise<Waiting> {
  const { database } = around;
  const outcomes = await closedOutcomes(around, answered);
  return database.transaction('rw', tablesOf(database), async () => {
    const ids = batch.sent.map(({ id }) => id);
    const copies = await Copies.of(around, ids);
    const waiting: Waiting = { later: [], after: 0 };
    const refusals: Refusal[] = [];
    for (const [index, sent] of batch.sent.entries()) {
      const outcome = outcomes[index];
      if (outcome?.id !== (sent.letterId ?? sent.id)) continue;
      if (outcome.outcome === 'retry') {
        waiting.later.push(sent.id);
        waiting.after = Math.max(waiting.after, outcome.after ?? 0);
        await lettersWaitAgain(around, { ...batch, sent: [sent] });
      } else if (sent.isLetter) {
        if (outcome.outcome === 'conflict') continue;
        const taken = await takeLetterOutcome(
          around,
          sent.id,
          { ...outcome, epoch },
          isForThePerson,
        );
        refusals.push(...taken);
      } else if (outcome.outcome === 'rejected') {
        refusals.push(...takeRejection(around, copies, sent, outcome));
      } else if (sent.letterId !== undefined) {
        noteDelivered(around, copies, sent, epoch);
      } else takeMeeting(around, copies, sent, { ...outcome, epoch });
    }
    await copies.write();
    await database.refusals.bulkAdd(refusals);
    await dropErased(around, erasedAmong(outcomes));
    await noteAccepted(around, outcomes);
    return waiting;
  });
}

/** Writes that the server wants to see again later. */
export interface Waiting {
  later: string[];
  /** Seconds after which to come back at the earliest. */
  after: number;
}

/** Letters are not among them: which person they are of nobody knows here. */
function erasedAmong(outcomes: readonly Outcome[]): string[] {
  return outcomes.flatMap((outcome) => {
    const isErased = outcome.outcome === 'rejected' && outcome.code === 'erased';
    return isErased && partsOf(outcome.id) ? [outcome.id] : [];
  });
}

/** It is safe at the server, merged there with what others wrote; the feed shows what became of it,
 *  where this device reads such documents. */
function noteDelivered(
  { scopeOfId }: Surroundings,
  copies: Copies,
  { id, letterId = '' }: SentWrite,
  epoch: string,
): void {
  const { held, outgoing } = copies.get(id);
  if (outgoing?.letter?.id !== letterId) return;
  const delivered = { letterId, epoch };
  const state = scopeOfId(id) === undefined ? { status: 'kept' as const, epoch } : { delivered };
  copies.set(id, { held, outgoing: { ...outgoing, ...state } });
}

function takeMeeting(
  { scopeOfId }: Surroundings,
  copies: Copies,
  sent: SentWrite,
  outcome: Extract<Outcome, { outcome: 'accepted' | 'conflict' }> & { epoch: string },
): void {
  const { id } = sent;
  const copy = copies.get(id);
  if (outcome.outcome === 'accepted') {
    const { rev, stamp, epoch } = outcome;
    const isShown = scopeOfId(id) !== undefined;
    const answer = { rev, stamp, acceptance: copies.nextAcceptance(), isShown, epoch };
    copies.set(id, accepted(copy, sent, answer, copies.context()));
  } else if (isAbout(copy, sent)) {
    copies.meet(id, outcome.current, met);
  }
}

function takeRejection(
  { quarter, now }: Surroundings,
  copies: Copies,
  sent: SentWrite,
  { code, message }: Extract<Outcome, { outcome: 'rejected' }>,
): Refusal[] {
  const { id, version } = sent;
  const copy = copies.get(id);
  if (!isAbout(copy, sent)) return [];
  const next = ENDED.has(code) ? {} : refused(copy, sent);
  if (next === copy) return [];
  copies.set(id, next);
  if (!isForThePerson(code) || copy.outgoing?.clean) return [];
  const letter = copy.outgoing?.letter;
  return [{ quarter, id, code, message, version, letter, at: now().toISOString() }];
}

/** An answer to what is no longer there says nothing: the next push asks anew. */
function isAbout({ outgoing }: LocalCopy, { order }: SentWrite): boolean {
  return outgoing?.status === 'pending' && outgoing.order === order;
}

/** Nothing of these may stay on the device, not even as a refusal. */
const ENDED: ReadonlySet<string> = new Set(['erased', 'expired']);

/** Whether the content is kept for its writer: not what must go, not what is safe at the server. */
function isForThePerson(code: string): boolean {
  return !ENDED.has(code) && code !== 'quarantined';
}

/** The next pull of each scope names them: a server that does not know them any more was set back. */
async function noteAccepted(
  { database, quarter, scopeOfId }: Surroundings,
  outcomes: readonly Outcome[],
): Promise<void> {
  const byScope = new Map<string, Revision[]>();
  for (const outcome of outcomes) {
    const scope = scopeOfId(outcome.id);
    if (outcome.outcome !== 'accepted' || !scope) continue;
    byScope.set(scope, [...(byScope.get(scope) ?? []), { id: outcome.id, rev: outcome.rev }]);
  }
  for (const [scope, revisions] of byScope) {
    const held = await database.checkpoints.get([quarter, scope]);
    if (!held) continue;
    const named = [...(held.accepted ?? []), ...revisions].slice(-MOST_WITNESSES);
    await database.checkpoints.update([quarter, scope], { accepted: named });
  }
}
