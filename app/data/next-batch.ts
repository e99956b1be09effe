import type { Clock } from '#domain/document.ts';
import { partsOf } from '#domain/ids.ts';
import type { Sent } from '#domain/local-copy.ts';
import type { SealedLetter } from '#domain/sealed-letter.ts';
import type { Body, DeleteReason, Version } from '#domain/version.ts';
import type { Surroundings } from './copies.ts';
import type { LocalDatabase, OutboxEntry } from './database.ts';
import { readSession, writingDevice } from './device.ts';
import { isUnsettled } from './moved-counters.ts';
import { asTheyCanGo, letterOf, openedBatch } from './personal-outbox.ts';
import { rowsById } from './rows-by-id.ts';
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
  /** The device whose name the writes bear; absent for a guest's. */
  device?: string;
}

/** A write on its way, to be recognised in the answer. */
export type SentWrite = Sent & {
  id: string;
  /** There is no document beside it. */
  isLetter?: true;
  /** A personal document that went as its letter. */
  letterId?: string;
};

const encoder = new TextEncoder();
/** Room for the envelope is left: a body over 1 MB is refused. */
const MOST_BYTES = 900_000;

/**
 * The next writes to send, oldest first, at most `most` of them; nothing when all is sent. Values
 * that gave way go in a request of their own before the winners, which wait for them; what is brought
 * back goes apart from edits, because a request is one or the other. `tried` are left out: they wait.
 */
export async function nextBatch(
  around: Surroundings,
  most: number,
  tried: ReadonlySet<string>,
): Promise<Batch | undefined> {
  const { database, quarter } = around;
  await meetWaitingNews(around);
  const tables = [database.outbox, database.documents, database.tombstones, database.own];
  const found = await database.transaction('r', tables, async () => {
    const all = await entriesOf(database, quarter);
    const pending = all.filter(({ status }) => status === 'pending');
    const later = pending.filter((entry) => tried.has(entry.id) && isSuperseded(entry));
    const winners = await winnersOver(database, later);
    const free = pending.filter((entry) => !isUnsettled(entry));
    const waiting = free.filter(({ id }) => !tried.has(id) && !winners.has(id));
    const entries = await asTheyCanGo(around, waiting);
    const first = entries.find(isSuperseded) ?? entries[0];
    if (!first) return undefined;
    const alike = entries.filter((entry) => groupOf(entry) === groupOf(first)).slice(0, most);
    const goesAlone = isSuperseded(first) || letterOf(first) !== undefined;
    const along = goesAlone ? NOTHING_ALONG : await keptAbout(database, all, alike);
    const chosen = together(alike, along, most);
    const batch = batchOf(chosen, await versionsOf(database, chosen), first.heal);
    const device = writingDevice(await readSession(database));
    return { chosen, batch: device === null ? batch : { ...batch, device } };
  });
  if (!found) return undefined;
  const opened = await openedBatch(around, found.batch);
  if (opened.writes.length > 0) return opened;
  // What has nothing that could be sent, or nobody can open, holds up nobody else.
  return nextBatch(around, most, new Set([...tried, ...found.chosen.map(({ id }) => id)]));
}

/**
 * What won over values that are to be sent later waits for them: accepted before them it would stand alone,
 * should this device be revoked or break before its next turn.
 */
async function winnersOver(
  database: LocalDatabase,
  later: readonly OutboxEntry[],
): Promise<Set<unknown>> {
  if (later.length === 0) return new Set();
  const versions = await versionsOf(database, later);
  return new Set(versions.map((version) => version && !version.deleted && version.doc.about));
}

/** Values that gave way, by the id of what won over them. */
type Along = ReadonlyMap<unknown, readonly OutboxEntry[]>;
const NOTHING_ALONG: Along = new Map();

/**
 * Values that gave way to these, written earlier and never shown to this device: they go along. A
 * server that was set back since may have lost them, and this device could not see that it has.
 */
async function keptAbout(
  database: LocalDatabase,
  all: readonly OutboxEntry[],
  winners: readonly OutboxEntry[],
): Promise<Along> {
  const kept = all.filter((entry) => entry.status === 'kept' && isSuperseded(entry));
  if (kept.length === 0) return NOTHING_ALONG;
  const versions = await versionsOf(database, kept);
  const won = new Set<unknown>(winners.map(({ id }) => id));
  const along = new Map<unknown, OutboxEntry[]>();
  for (const [index, entry] of kept.entries()) {
    const version = versions[index];
    const about = version && !version.deleted && version.doc.about;
    if (won.has(about)) along.set(about, [...(along.get(about) ?? []), { ...entry, base: null }]);
  }
  return along;
}

/** As many as one request may bring, each behind what gave way to it: none goes ahead without. Only
 *  where a request has room for a single write it goes alone. */
function together(alike: readonly OutboxEntry[], along: Along, most: number): OutboxEntry[] {
  const chosen: OutboxEntry[] = [];
  for (const entry of alike) {
    const both = [...(along.get(entry.id) ?? []), entry].slice(-most);
    if (chosen.length + both.length > most) break;
    chosen.push(...both);
  }
  return chosen;
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
