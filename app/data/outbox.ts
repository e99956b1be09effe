import type { Clock } from '#domain/document.ts';
import { partsOf } from '#domain/ids.ts';
import {
  accepted,
  type Held,
  type LocalCopy,
  met,
  refused,
  type Sent,
} from '#domain/local-copy.ts';
import type { SealedLetter } from '#domain/sealed-letter.ts';
import type { Body, DeleteReason, Version } from '#domain/version.ts';
import { MOST_WITNESSES } from './checkpoints.ts';
import { Copies, type Surroundings, tablesOf } from './copies.ts';
import type { LocalDatabase, OutboxEntry, Refusal, Revision } from './database.ts';
import { dropErased } from './erased-persons.ts';
import { asTheyCanGo, closedOutcomes, letterOf, openedBatch } from './personal-outbox.ts';
import { rowsById } from './rows-by-id.ts';
import { takeLetterOutcome } from './sealed-letters.ts';
import { entriesOf } from './sent-entries.ts';
import { meetWaitingNews } from './waiting-news.ts';

/** One write as the server wants it. */
export type Write =
  | { id: string; base: string | null; doc: Body }
  | { id: string; base: string | null; deleted: true; clock: Clock; reason: DeleteReason }
  | { sealed: SealedLetter };

/** Writes for one request. */
export interface Batch {
  writes: Write[];
  sent: SentWrite[];
  heal: boolean;
}

/** What the server said to one write, in the words of the interface. */
export type Outcome =
  | { id: string; outcome: 'accepted'; rev: string; stamp: Record<string, unknown> }
  | { id: string; outcome: 'conflict'; current: Held | undefined }
  | { id: string; outcome: 'rejected'; code: string; message: string }
  | { id: string; outcome: 'retry'; code: string; after?: number };

const encoder = new TextEncoder();
/** Room for the envelope is left: a body over 1 MB is refused. */
const MOST_BYTES = 900_000;

/**
 * The next writes to send, oldest first, at most `most` of them; nothing when all is sent. Values
 * that gave way go in a request of their own before the winners; what is brought back goes apart
 * from edits, because a request is one or the other. `tried` are left out: they wait.
 */
export async function nextBatch(
  around: Surroundings,
  most: number,
  tried: ReadonlySet<string>,
): Promise<Batch | undefined> {
  const { database, quarter } = around;
  await meetWaitingNews(around);
  const tables = [database.outbox, database.documents, database.tombstones];
  const batch = await database.transaction('r', tables, async () => {
    const all = await entriesOf(database, quarter);
    const waiting = all.filter(({ id, status }) => status === 'pending' && !tried.has(id));
    const entries = await asTheyCanGo(around, waiting);
    const first = entries.find(isSuperseded) ?? entries[0];
    if (!first) return undefined;
    const alike = entries.filter((entry) => groupOf(entry) === groupOf(first)).slice(0, most);
    // Behind the others, where there is room: the server writes them first all the same.
    const goesAlone = isSuperseded(first) || letterOf(first) !== undefined;
    const along = goesAlone ? [] : await keptAbout(database, all, alike);
    const chosen = [...alike, ...along].slice(0, most);
    const batch = batchOf(chosen, await versionsOf(database, chosen), first.heal);
    return batch.writes.length > 0 ? batch : undefined;
  });
  const opened = batch && (await openedBatch(around, batch));
  if (!batch || !opened || opened.writes.length > 0) return opened;
  return nextBatch(around, most, new Set([...tried, ...batch.sent.map(({ id }) => id)]));
}

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

/**
 * Values that gave way to these, written earlier and never shown to this device: they go along. A
 * server that was set back since may have lost them, and this device could not see that it has.
 */
async function keptAbout(
  database: LocalDatabase,
  all: readonly OutboxEntry[],
  winners: readonly OutboxEntry[],
): Promise<OutboxEntry[]> {
  const kept = all.filter((entry) => entry.status === 'kept' && isSuperseded(entry));
  if (kept.length === 0) return [];
  const won = new Set<unknown>(winners.map(({ id }) => id));
  const versions = await versionsOf(database, kept);
  return kept
    .filter((_, index) => {
      const version = versions[index];
      return version && !version.deleted && won.has(version.doc.about);
    })
    .map((entry) => ({ ...entry, base: null }));
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

type SentWrite = Sent & {
  id: string;
  /** There is no document beside it. */
  isLetter?: true;
  /** A personal document that went as its letter. */
  letterId?: string;
};

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
  copies.set(id, ENDED.has(code) ? {} : refused(copy, sent));
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

function isSuperseded({ id }: Pick<OutboxEntry, 'id'>): boolean {
  return partsOf(id)?.type === 'superseded';
}

/** What may travel in one request: values that gave way, edits, what is brought back; letters for
 *  themselves. */
function groupOf(entry: OutboxEntry): string {
  if (letterOf(entry)) return 'letters';
  return `${isSuperseded(entry)} ${entry.heal}`;
}

async function versionsOf(
  database: LocalDatabase,
  entries: readonly OutboxEntry[],
): Promise<(Version | undefined)[]> {
  const ids = entries.map(({ id }) => id);
  const quarter = entries[0]?.quarter ?? '';
  const rows = await rowsById(database.documents, quarter, ids);
  const others = ids.filter((id) => !rows.has(id));
  const tombstones = await rowsById(database.tombstones, quarter, others);
  return ids.map((id) => {
    const row = rows.get(id);
    if (row) return { doc: row.doc as Body };
    const tombstone = tombstones.get(id);
    return tombstone && { deleted: true, clock: tombstone.clock, reason: tombstone.reason };
  });
}

function batchOf(
  entries: readonly OutboxEntry[],
  versions: readonly (Version | undefined)[],
  heal: boolean,
): Batch {
  const batch: Batch = { writes: [], sent: [], heal };
  let bytes = 0;
  for (const [index, entry] of entries.entries()) {
    const { id, base, order, sealed } = entry;
    const letter = letterOf(entry);
    const version = sealed ? { doc: { _id: id } } : versions[index];
    if (!version) continue;
    const write = letter ? { sealed: letter } : ({ id, base, ...version } as Write);
    bytes += encoder.encode(JSON.stringify(write)).length;
    if (bytes > MOST_BYTES && batch.writes.length > 0) break;
    batch.writes.push(write);
    const way = sealed ? { isLetter: true as const } : letter ? { letterId: letter.id } : {};
    batch.sent.push({ id, order, version, ...way });
  }
  return batch;
}
