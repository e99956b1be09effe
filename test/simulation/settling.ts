import { responseOf } from './accidents.ts';
import type { Message } from './message.ts';
import { copiesAt } from './replicas.ts';
import type { World } from './world.ts';

/** A world that is not quiet after so many cycles never will be. */
const MOST_CYCLES = 40;

/** Tasks that a device takes for an answer, about: it dies among them. */
const TASKS_OF_AN_ANSWER = 60;

/**
 * Ends all accidents and lets everyone talk until nothing changes any more; returns how many cycles
 * of all devices that took.
 */
export async function settle(world: World): Promise<number> {
  world.history.note('* everything works again');
  for (const device of world.devices) {
    device.awayUntil = 0;
    device.storage.isFull = false;
    if (device.isRevoked) device.hearOfEnd();
  }
  await world.tasks.run();
  await drain(world);
  const { pairings } = world;
  let cycles = await untilQuiet(world);
  if (!pairings) return cycles;
  await pairings.checkConnected();
  // Whose code was too late gets another one, as people do.
  if (await pairings.connectAll()) {
    await drain(world);
    cycles += await untilQuiet(world);
  }
  return cycles;
}

async function untilQuiet(world: World): Promise<number> {
  let before = await fingerprint(world);
  for (let cycle = 1; cycle <= MOST_CYCLES; cycle += 1) {
    for (const device of world.devices) {
      const [tab] = device.tabs;
      if (!tab) continue;
      world.startRound(device, tab);
      await drain(world, cycle === 1);
      // A device that died has other tabs.
      if (device.tabs.includes(tab) && tab.round)
        world.violated('STUCK', `${device.name}: a round does not end`);
      if (world.pairings) await askNow(world, device);
    }
    const now = await fingerprint(world);
    if (now === before && cycle > 1) return cycle;
    before = now;
  }
  world.violated('PINGPONG', `still busy after ${MOST_CYCLES} cycles`);
  return MOST_CYCLES;
}

async function askNow(world: World, device: World['devices'][number]): Promise<void> {
  const [tab] = device.tabs;
  if (tab) world.pairings?.ask(device, tab);
  await drain(world);
}

/**
 * Delivers everything, in order, until nobody has anything more to do. With last accidents a device
 * dies here and there while it takes an answer in: what it then lacks nothing that follows covers up.
 */
async function drain(world: World, withLastAccidents = false): Promise<void> {
  for (;;) {
    world.tasks.pass(50);
    await world.tasks.run();
    world.pairings?.noteNames();
    const [message] = world.network.messages;
    if (!message) return;
    if (!message.answer) await world.answer(message);
    const { answer } = message;
    world.network.remove(message);
    world.tellServed(message);
    if (answer) {
      world.tasks.add(message.owner, () => message.deliver(responseOf(answer, world.tasks.now)));
      if (withLastAccidents && world.dice.chance(0.15)) await dieTaking(world, message);
    }
  }
}

async function dieTaking(world: World, { owner }: Message): Promise<void> {
  await world.tasks.run(world.dice.below(TASKS_OF_AN_ANSWER));
  const device = world.devices.find((one) => one.owner === owner);
  if (device) world.crash(device);
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
