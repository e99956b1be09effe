import { failure, type Result, success } from '#domain/result.ts';
import type { Version } from '#domain/version.ts';
import { noteContact, noteEpoch, readCheckpoint } from '../data/checkpoints.ts';
import type { Surroundings } from '../data/copies.ts';
import { meetingIn } from '../data/copy-meeting.ts';
import type { Checkpoint } from '../data/database.ts';
import { readCounters } from '../data/device.ts';
import { revsHeld } from '../data/revs-held.ts';
import { isOutboxEmpty } from '../data/sent-entries.ts';
import { takeDifference, takePage } from '../data/taking-in.ts';
import type { QuarterServer } from './quarter-server.ts';
import { type SnapshotParts, takeSnapshot } from './snapshot.ts';
import { type SyncFailure, storageFailure } from './sync-failure.ts';

/** What a pull works with. */
export interface PullParts {
  around: Surroundings;
  server: QuarterServer;
  scope: string;
  /** Whether this device may bring back what the server lost; nobody may, where it is not said. */
  mayHeal?: (id: string, version: Version) => boolean;
}

/** How often in one pull another tab may be faster, or the server another, before it is left. */
const TRIES = 6;
const AWAY_MS = 90 * 24 * 3_600_000;

/**
 * Brings the copy of a scope up to date: a snapshot where there is no whole copy, then changes until
 * there are no more. Where the server's history is another (409), where something accepted was not
 * shown, and after 90 days unseen, a `diff` comes first. What was stored stays stored, whatever
 * fails after it.
 */
export async function pull(
  parts: PullParts,
  signal: AbortSignal,
): Promise<Result<void, SyncFailure>> {
  let lastFailure: SyncFailure = { code: 'overtaken' };
  try {
    for (let tries = 0; tries < TRIES && !signal.aborted; tries += 1) {
      const pulled = await pullOnce(parts, signal);
      if (pulled.ok) return pulled;
      lastFailure = pulled.error;
      if (lastFailure.code === 'epochChanged') {
        await rememberEpoch(parts, lastFailure.epoch);
      } else if (lastFailure.code !== 'overtaken') return pulled;
    }
  } catch (error) {
    return failure(storageFailure(error));
  }
  // A server whose epoch changes at every question is not one to talk to now.
  return failure(lastFailure.code === 'epochChanged' ? { code: 'noContact' } : lastFailure);
}

async function pullOnce(parts: PullParts, signal: AbortSignal): Promise<Result<void, SyncFailure>> {
  const { around, scope } = parts;
  const held = await readCheckpoint(around.database, around.quarter, scope);
  if (scope === OWN_RANGE) return takeDiff(parts, held, held?.epoch ?? '', signal);
  if (held?.complete && held.wanted !== undefined) {
    const taken = await takeDiff(parts, held, held.wanted, signal);
    return taken.ok ? pullOnce(parts, signal) : taken;
  }
  if (held?.complete) return pullChanges(parts, held, signal);
  const taken = await takeSnapshot(snapshotParts(parts), held, signal);
  return taken.ok ? pullOnce(parts, signal) : taken;
}

function snapshotParts(parts: PullParts): SnapshotParts {
  const { around, server, scope, mayHeal = () => false } = parts;
  return {
    place: around,
    server,
    scope,
    reader: async () => around.canRead,
    meet: meetingIn(around, mayHeal),
  };
}

/** A person's own range of the private database: it has no feed, and is small. */
const OWN_RANGE = 'me';

async function pullChanges(
  parts: PullParts,
  from: Checkpoint,
  signal: AbortSignal,
): Promise<Result<void, SyncFailure>> {
  const { around, server, scope } = parts;
  const { acceptances } = await readCounters(around.database);
  let held = from;
  for (;;) {
    const page = await server.changes(scope, held, signal);
    if (!page.ok) return page;
    if (wasAway(held, server.serverAt)) return takeDiff(parts, held, held.epoch, signal);
    const { since, more, changes, erased, erasedUpTo = held.erasedUpTo } = page.value;
    const contact = contactOf(parts);
    const isNothingNew =
      changes.length === 0 &&
      erased.length === 0 &&
      since === held.since &&
      erasedUpTo === held.erasedUpTo;
    if (isNothingNew && !held.accepted && (await isOutboxEmpty(around))) {
      await noteContact(around.database, held, contact);
      return success(undefined);
    }
    const next = { ...held, since, erasedUpTo, ...contact };
    const stored = await takePage(around, held, next, page.value, acceptances);
    if (!stored.ok) return stored;
    if (stored.value.wanted !== undefined) {
      return takeDiff(parts, stored.value, stored.value.wanted, signal);
    }
    if (!more) return success(undefined);
    const kept = await readCheckpoint(around.database, around.quarter, scope);
    if (!kept) return failure({ code: 'overtaken' });
    held = kept;
  }
}

async function takeDiff(
  parts: PullParts,
  held: Checkpoint | undefined,
  epoch: string,
  signal: AbortSignal,
): Promise<Result<void, SyncFailure>> {
  const { around, server, scope, mayHeal = () => false } = parts;
  const { quarter, database } = around;
  const { acceptances } = await readCounters(database);
  const have = await revsHeld(around, scope);
  const answer = await server.diff(scope, epoch, have, signal);
  if (!answer.ok) return answer;
  const question = { have, acceptances, wasAway: wasAway(held, server.serverAt), mayHeal };
  const contact = contactOf(parts);
  const next: Checkpoint = {
    quarter,
    scope,
    epoch: answer.value.epoch,
    since: answer.value.since,
    complete: true,
    ...contact,
    savedAt: held?.savedAt ?? contact.contactAt,
    erasedUpTo: held?.erasedUpTo,
  };
  return takeDifference(around, held, next, answer.value, question);
}

async function rememberEpoch({ around, scope }: PullParts, epoch: string): Promise<void> {
  const { database, quarter } = around;
  if (scope !== OWN_RANGE) return noteEpoch(database, { quarter, scope }, epoch);
  const held = await readCheckpoint(database, quarter, scope);
  const contactAt = around.now().toISOString();
  const fresh = { quarter, scope, since: '', complete: false, contactAt };
  await database.checkpoints.put({ ...(held ?? fresh), epoch });
}

/** Counted by the server's own time: a device's clock may be a year off. */
function wasAway(held: Checkpoint | undefined, serverAt: number | undefined): boolean {
  return Boolean(held?.serverAt && serverAt && serverAt - held.serverAt > AWAY_MS);
}

function contactOf({ around, server }: PullParts): Pick<Checkpoint, 'contactAt' | 'serverAt'> {
  return { contactAt: around.now().toISOString(), serverAt: server.serverAt };
}
