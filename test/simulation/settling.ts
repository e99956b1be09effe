import { responseOf } from './accidents.ts';
import { copiesAt } from './replicas.ts';
import type { World } from './world.ts';

/** A world that is not quiet after so many cycles never will be. */
const MOST_CYCLES = 40;

/**
 * Ends all accidents and lets everyone talk until nothing changes any more; returns how many cycles
 * of all devices that took.
 */
export async function settle(world: World): Promise<number> {
  world.history.note('* everything works again');
  for (const device of world.devices) {
    device.awayUntil = 0;
    device.storage.isFull = false;
  }
  await world.tasks.run();
  await drain(world);
  let before = await fingerprint(world);
  for (let cycle = 1; cycle <= MOST_CYCLES; cycle += 1) {
    for (const device of world.devices) {
      const [tab] = device.tabs;
      if (!tab) continue;
      world.startRound(device, tab);
      await drain(world);
      if (tab.round) world.violated('STUCK', `${device.name}: a round does not end`);
    }
    const now = await fingerprint(world);
    if (now === before && cycle > 1) return cycle;
    before = now;
  }
  world.violated('PINGPONG', `still busy after ${MOST_CYCLES} cycles`);
  return MOST_CYCLES;
}

/** Delivers everything, in order, until nobody has anything more to do. */
async function drain(world: World): Promise<void> {
  for (;;) {
    world.tasks.pass(50);
    await world.tasks.run();
    const [message] = world.network.messages;
    if (!message) return;
    if (!message.answer) await world.answer(message);
    const { answer } = message;
    world.network.remove(message);
    world.tellServed(message);
    if (answer) {
      world.tasks.add(message.owner, () => message.deliver(responseOf(answer, world.tasks.now)));
    }
  }
}

/** Changes with every version of the server and every entry of an outbox. */
async function fingerprint(world: World): Promise<string> {
  const copies = await world.tasks.serve(() => copiesAt(world.server));
  const revs = copies.map(({ rev }) => rev).sort();
  const entries = world.devices.flatMap(({ storage }) =>
    storage.rows('outbox').map(({ id, status, order }) => `${id} ${status} ${order}`),
  );
  return [...revs, ...entries].join(' ');
}
