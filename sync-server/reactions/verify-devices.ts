import { ownerOf, partsOf } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import { deviceIn } from '../access/device.ts';
import { REGISTRY } from '../stores/database-name.ts';
import type { Database, Store } from '../stores/store.ts';
import type { Reaction } from './reaction.ts';
import { living } from './server-writes.ts';

/** A phone that made itself a resident's counts as verified once the office has confirmed its person
 *  by a call back. */
export function verifyDevices(store: Store): Reaction {
  return {
    name: 'verifyDevices',
    async react(change, read) {
      if (partsOf(change.id)?.type !== 'person' || change.deleted) return [];
      const person = living<Person>((await read.getMany([change.id]))[0]);
      if (person?.verified === undefined) return [];
      const personId = ownerOf(change.id);
      const registry = await store.database(REGISTRY);
      for (const stored of await registry.range('device:')) {
        const device = deviceIn(stored);
        const isTheirs = device?.role === 'resident' && device.personId === personId;
        if (!device || !isTheirs || device.verified === true) continue;
        await verify(registry, stored.id);
      }
      return [];
    },
  };
}

/** Again where that it was seen was noted meanwhile. */
async function verify(registry: Database, id: string): Promise<void> {
  for (let written = false; !written; ) {
    const stored = await registry.get(id);
    const device = deviceIn(stored);
    if (!stored || !device) return;
    const doc = { ...device, verified: true };
    const [outcome] = await registry.write([{ id, base: stored.rev, doc }]);
    written = outcome?.outcome === 'written';
  }
}
