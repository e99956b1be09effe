import { clockOf } from '#domain/version.ts';
import { checkAllCounts, checkCounts } from './check-counts.ts';
import {
  checkDeletes,
  checkGivenWay,
  checkIntents,
  checkOverwritten,
  checkSuperseded,
  isCalm,
} from './check-edits.ts';
import { checkEqual, checkNothingBack, checkOutbox, checkWhole } from './check-replicas.ts';
import { hasSeen, tokensIn } from './intents.ts';
import { isPoisoned } from './poison.ts';
import { type Copy, copiesAt, copiesOn } from './replicas.ts';
import type { Brought } from './server-side.ts';
import type { World } from './world.ts';

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
