import { isEqualJson } from '#domain/equal.ts';
import { databaseOf } from '#domain/ids.ts';
import { idsBefore, windowStart } from '#domain/team-window.ts';
import { clockOf } from '#domain/version.ts';
import type { SimulatedDevice } from './device.ts';
import { shown } from './message-words.ts';
import { isPoisoned } from './poison.ts';
import { type Copy, copiesOn } from './replicas.ts';
import type { World } from './world.ts';

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
export function checkOutbox(world: World, { name, storage }: SimulatedDevice): void {
  for (const { id, status } of storage.rows('outbox')) {
    if (status !== 'kept') world.violated('UNSENT', `${name} ${id} is ${status}`, id);
  }
  for (const { id, code, message, version } of storage.rows('refusals')) {
    if (!version.deleted && isPoisoned(version.doc)) continue;
    world.violated('REFUSED', `${name} ${id}: ${code} ${message}`, id);
  }
}

/** Promises 3 and 5: the same everywhere, and nothing where it does not belong. */
export function checkEqual(world: World, device: SimulatedDevice, server: Map<string, Copy>): void {
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
export function checkNothingBack(world: World, server: Map<string, Copy>): void {
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
