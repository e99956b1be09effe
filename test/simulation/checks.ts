import type { Clock } from '#domain/document.ts';
import { isEqualJson } from '#domain/equal.ts';
import { databaseOf, partsOf } from '#domain/ids.ts';
import { idsBefore, windowStart } from '#domain/team-window.ts';
import { clockOf } from '#domain/version.ts';
import type { SimulatedDevice } from './device.ts';
import { hasSeen, type Intent, tokensIn } from './intents.ts';
import { wordsFor } from './message-words.ts';
import { isPoisoned } from './poison.ts';
import { deleteAfterOf } from './quarter-settings.ts';
import { type Copy, copiesAt, copiesOn } from './replicas.ts';
import type { Brought } from './server-side.ts';
import type { World } from './world.ts';

/** Weeks that a team's device holds what it may let go of (app/domain/team-window.ts). */
const HELD_MS = 60 * 24 * 3_600_000;
/** After so long without its server a device brings back only what it had not sent. */
const UNHEARD_MS = 90 * 24 * 3_600_000;

/** Looks whether the promises were kept; for a world that has settled. */
export async function checkPromises(world: World): Promise<void> {
  const server = new Map<string, Copy>();
  for (const copy of await world.tasks.serve(() => copiesAt(world.server)))
    server.set(copy.id, copy);
  await excuseBrought(world);
  excuseRefused(world, server);
  for (const device of world.devices) {
    checkOutbox(world, device);
    checkEqual(world, device, server);
    checkWhole(world, device);
  }
  checkNothingBack(world, server);
  await world.pairings?.check();
  if (world.pairings) checkAllCounts(world, server);
  const superseded = checkSuperseded(world, server);
  for (const id of new Set(world.intents.all.map((intent) => intent.id))) {
    if (world.erased.has(id) || world.expired.has(id)) continue;
    const intents = world.intents.of(id);
    checkIntents(world, intents, server.get(id), superseded);
    if (!world.pairings) checkCounts(world, intents, server.get(id));
    checkDeletes(world, intents, server.get(id));
    if (!isCalm(world)) continue;
    checkOverwritten(world, intents, server.get(id));
    checkGivenWay(world, intents, superseded.get(id) ?? new Map());
  }
}

/** What a revoked device could not have accepted any more is at the office, to be decided there. */
async function excuseBrought({ server, tasks, intents, devices }: World): Promise<void> {
  const revoked = new Set(devices.flatMap(({ isRevoked, name }) => (isRevoked ? [name] : [])));
  if (revoked.size === 0) return;
  const brought = await tasks.serve(() => server.quarantined());
  for (const intent of intents.all) {
    if (!revoked.has(intent.device)) continue;
    const isBrought = (write: Brought) => write.id === intent.id && hasSeen(clockOf(write), intent);
    if (brought.some(isBrought)) intent.isExcused = true;
  }
}

/** What no store may be given was refused, and its writer has it still: alone, and it reached nobody. */
function excuseRefused(world: World, server: ReadonlyMap<string, Copy>): void {
  const { devices, intents } = world;
  for (const { id, version } of [...server.values(), ...devices.flatMap(copiesOn)]) {
    if (!version.deleted && isPoisoned(version.doc)) world.violated('POISONED', id, id);
  }
  for (const { name, storage } of devices) {
    for (const { id, version } of storage.rows('refusals')) {
      if (version.deleted || !isPoisoned(version.doc)) continue;
      world.counts.refused = (world.counts.refused ?? 0) + 1;
      const kept = new Set(tokensIn(version.doc));
      for (const intent of intents.of(id)) {
        const { device, token, what } = intent;
        if (device !== name || !hasSeen(clockOf(version), intent)) continue;
        if (token === undefined ? what !== 'remove' : !kept.has(token)) continue;
        intent.isExcused = true;
        // Its writer replaced it before, and has what replaced it.
        intent.replacedForGood = intent.replaced;
      }
    }
  }
}

/** Promise 9: nothing is there by half. After each crash, too. */
export function checkWhole(world: World, { name, storage }: SimulatedDevice): void {
  const living = new Set(storage.rows('documents').map(({ id }) => id));
  const deleted = new Set(storage.rows('tombstones').map(({ id }) => id));
  for (const id of living) {
    if (deleted.has(id)) world.violated('TORN', `${name} has ${id} alive and deleted`, id);
  }
  for (const { id } of storage.rows('outbox')) {
    if (!living.has(id) && !deleted.has(id)) {
      world.violated('TORN', `${name} wants to send ${id} and has it not`, id);
    }
  }
}

/** Everything was sent, shown, and nothing refused. */
function checkOutbox(world: World, { name, storage }: SimulatedDevice): void {
  for (const { id, status } of storage.rows('outbox')) {
    if (status !== 'kept') world.violated('UNSENT', `${name} ${id} is ${status}`, id);
  }
  for (const { id, code, message, version } of storage.rows('refusals')) {
    if (!version.deleted && isPoisoned(version.doc)) continue;
    world.violated('REFUSED', `${name} ${id}: ${code} ${message}`, id);
  }
}

/** Promises 3 and 5: the same everywhere, and nothing where it does not belong. */
function checkEqual(world: World, device: SimulatedDevice, server: Map<string, Copy>): void {
  const { name, storage, session } = device;
  const isKept = new Set(storage.rows('outbox').map(({ id }) => id));
  const kinds = new Set(session.scopes.map((scope) => (scope === 'office' ? 'private' : scope)));
  const mine = new Map(copiesOn(device).map((copy) => [copy.id, copy]));
  for (const id of mine.keys()) {
    if (!kinds.has(databaseOf(id) ?? '') && !isKept.has(id)) {
      world.violated('OUT OF SCOPE', `${name} has ${id}`, id);
    }
  }
  const before = idsBeforeWindow(world, device, [...server.values(), ...mine.values()]);
  for (const id of new Set([...mine.keys(), ...server.keys()])) {
    if (!kinds.has(databaseOf(id) ?? '') || before.has(id)) continue;
    const [here, there] = [mine.get(id), server.get(id)];
    if (areEqual(here, there)) continue;
    world.violated('DIFFERS', `${name} has ${shown(here)}, the server ${shown(there)}`, id);
  }
}

/** What a team's device lets go of after some weeks; when, depends on when it last heard the time. */
function idsBeforeWindow(
  { tasks }: World,
  { traits }: SimulatedDevice,
  copies: Copy[],
): Set<string> {
  if (traits.role !== 'team') return new Set();
  const docs = copies.flatMap(({ version }) => (version.deleted ? [] : [version.doc]));
  return idsBefore(windowStart(new Date(tasks.now)), docs);
}

/** A tombstone that a device never got to know is no difference. */
function areEqual(here: Copy | undefined, there: Copy | undefined): boolean {
  if (!here) return !there || there.version.deleted === true;
  if (!there) return false;
  return here.rev === there.rev && isEqualJson(here.version, there.version);
}

/** Promise 8. */
function checkNothingBack(world: World, server: Map<string, Copy>): void {
  for (const id of world.erased) {
    const holders = world.devices.filter((device) =>
      copiesOn(device).some((copy) => copy.id === id && !copy.version.deleted),
    );
    const stored = server.get(id);
    if (stored && !stored.version.deleted) world.violated('ERASED BACK', shown(stored), id);
    for (const { name } of holders) world.violated('ERASED BACK', `on ${name}`, id);
  }
  for (const [id, over] of world.expired) {
    const stored = server.get(id);
    if (!stored || stored.version.deleted) continue;
    // Who made it anew, and had never seen what was over, brought nothing back.
    const isOfIt = ([writer, number]: [string, number]) => number <= (over[writer] ?? 0);
    if (Object.entries(clockOf(stored.version)).some(isOfIt)) {
      world.violated('EXPIRED BACK', shown(stored), id);
    }
  }
}

/** Values that gave way by document, each with the clock of whoever wrote that it did. */
type Superseded = Map<string, Map<string, Clock>>;

/** Promise 6: each value that gave way is there once. Returns the values by document. */
function checkSuperseded(world: World, server: Map<string, Copy>): Superseded {
  const values: Superseded = new Map();
  const seen = new Set<string>();
  for (const { id, version } of server.values()) {
    if (partsOf(id)?.type !== 'superseded' || version.deleted) continue;
    const { about, field, value } = version.doc;
    const content = JSON.stringify([about, field, value]);
    if (seen.has(content)) world.violated('TWICE', `superseded ${content}`, String(about));
    seen.add(content);
    const known = values.get(String(about)) ?? new Map();
    for (const token of tokensIn(value)) known.set(token, clockOf(version));
    values.set(String(about), known);
  }
  return values;
}

/** Promises 1, 2 and 6: what was written is there, or was overwritten by one that saw it. */
function checkIntents(
  world: World,
  intents: readonly Intent[],
  stored: Copy | undefined,
  superseded: Superseded,
): void {
  const here = new Set(stored && !stored.version.deleted ? tokensIn(stored.version.doc) : []);
  // What seemed lost may have been on its way, and have arrived.
  const clock = stored ? clockOf(stored.version) : {};
  const isLost = (intent: Intent) => intent.isExcused && !hasSeen(clock, intent);
  const replaced = new Set(
    intents.flatMap((one) => (isLost(one) ? (one.replacedForGood ?? []) : one.replaced)),
  );
  const deletes = intents.filter(({ what, isExcused }) => what === 'delete' && !isExcused);
  for (const intent of intents) {
    const { id, token, device, field } = intent;
    if (token === undefined || intent.isExcused) continue;
    if (here.has(token) || replaced.has(token) || superseded.get(id)?.has(token)) continue;
    if (mayBeLetGo(world, intent)) continue;
    if (deletes.some(({ seen }) => hasSeen(seen, intent))) continue;
    world.violated('LOST', `${device} wrote ${token} into ${field}; now ${shown(stored)}`, id);
  }
}

/** What a server that was set back has lost, a device does not bring back after the days for which it may hold
 *  what is the team's: sixty of a team's device, ninety without the server of any; nor what is over since. */
function mayBeLetGo({ counts, tasks }: World, { id, madeAt }: Intent): boolean {
  if (counts.rollback === undefined && counts.restore === undefined) return false;
  const heldMs = databaseOf(id) === 'team' ? HELD_MS : UNHEARD_MS;
  const last = deleteAfterOf(partsOf(id)?.type, new Date(madeAt).toISOString());
  const isOver = last !== undefined && last < new Date(tasks.now).toISOString();
  return isOver || tasks.now - madeAt > heldMs;
}

/** Promise 4: counts add up. */
function checkCounts(world: World, intents: readonly Intent[], stored: Copy | undefined): void {
  const counts = intents.filter(({ what }) => what === 'count');
  if (counts.length === 0) return;
  const most = Math.max(...counts.map(({ count = 0 }) => count));
  const least = Math.max(
    0,
    ...counts
      .filter((one) => !one.isExcused && !mayBeLetGo(world, one))
      .map(({ count = 0 }) => count),
  );
  const version = stored?.version;
  const { adult = 0 } = (version && !version.deleted ? version.doc.counts : {}) as {
    adult?: number;
  };
  if (adult >= least && adult <= most) return;
  world.violated('MISCOUNT', `${adult} of ${least} to ${most}`, counts[0]?.id);
}

/** The same where a device may count on under another name: all of a session's together. */
function checkAllCounts(world: World, server: Map<string, Copy>): void {
  const counted = new Map<string, number>();
  for (const { what, id } of world.intents.all) {
    if (what === 'count') counted.set(sessionOf(id), (counted.get(sessionOf(id)) ?? 0) + 1);
  }
  for (const [session, count] of counted) {
    const told = [...server.values()].flatMap(({ id, version }) => {
      return sessionOf(id) === session && !version.deleted ? [version.doc.counts as Counts] : [];
    });
    const sum = told.reduce((all, counts) => all + (counts?.adult ?? 0), 0);
    if (sum !== count) world.violated('MISCOUNT', `${sum} of ${count}`, session);
  }
}

type Counts = { adult?: number } | undefined;

/** What a tally is of, whoever counted. */
function sessionOf(tallyId: string): string {
  return tallyId.slice(0, tallyId.lastIndexOf('~'));
}

/** Promise 6: a delete stands, unless somebody edited who had not seen it. */
function checkDeletes(world: World, intents: readonly Intent[], stored: Copy | undefined): void {
  if (!stored || stored.version.deleted) return;
  for (const removal of intents) {
    if (removal.what !== 'delete' || removal.isExcused) continue;
    const hasUnseen = intents.some((other) => {
      return other.what !== 'delete' && other !== removal && !hasSeen(removal.seen, other);
    });
    if (!hasUnseen) {
      world.violated('DELETED BACK', `deleted by ${removal.device}; ${shown(stored)}`, removal.id);
    }
  }
}

/** Whether no replica has ever lost anything. */
function isCalm({ counts }: World): boolean {
  const losses = ['rollback', 'restore', 'loss', 'power cut', 'revoke', 'renamed'];
  return losses.every((loss) => !counts[loss]);
}

/**
 * What somebody overwrote, having seen it, does not come back by itself. Its own writer may bring it
 * back with a further edit that has not seen the other: where the answer to the first one was lost,
 * it stands beside what saw it.
 */
function checkOverwritten(
  world: World,
  intents: readonly Intent[],
  stored: Copy | undefined,
): void {
  if (!stored || stored.version.deleted) return;
  if (intents.some(({ what }) => what === 'delete')) return;
  const here = new Set(tokensIn(stored.version.doc));
  for (const { token = '', nr, device, id } of intents) {
    const by = intents.find((other) => !other.isExcused && other.replaced.includes(token));
    if (!by || !here.has(token)) continue;
    const isBesideIt = intents.some((other) => {
      return other.device === device && other.nr > nr && !hasSeen(other.seen, by);
    });
    if (!isBesideIt) world.violated('CAME BACK', `${token}, overwritten by ${by.device}`, id);
  }
}

/**
 * Promise 6: different fields merge. A value gives way to one that somebody else wrote there unseen.
 * Who made the document may have to meet it without a base, where no answer ever came; two who made it
 * gave all its fields a value.
 */
function checkGivenWay(
  world: World,
  intents: readonly Intent[],
  values: ReadonlyMap<string, Clock>,
): void {
  if (intents.some(({ what }) => what === 'delete')) return;
  const makers = intents.filter(({ seen }) => Object.keys(seen).length === 0);
  if (new Set(makers.map(({ device }) => device)).size > 1) return;
  for (const one of intents) {
    const by = values.get(one.token ?? '');
    if (!by || makers.some(({ writer }) => writer in by)) continue;
    // Or to what its own writer made of it, where the answer to the first edit was lost.
    const isMet = intents.some((other) => {
      if (other === one || !isOfSameField(other, one)) return false;
      return !hasSeen(other.seen, one) || other.replaced.includes(one.token ?? '');
    });
    if (!isMet) world.violated('NEEDLESS', `${one.token} gave way in ${one.field}`, one.id);
  }
}

/** A keyed list gives way as a whole. */
function isOfSameField(one: Intent, other: Intent): boolean {
  return one.field.split('.')[0] === other.field.split('.')[0];
}

function shown(copy: Copy | undefined): string {
  return copy ? wordsFor({ rev: copy.rev, ...copy.version }) : 'nothing';
}
