import { REGISTRY } from '../../stores/database-name.ts';
import type { Store } from '../../stores/store.ts';

/**
 * Whose request a key stands for. Cards and answers carry the key alone, so that no device of the
 * team learns the person from them; the server needs to find the request again. Known to the registry
 * alone, which is never replicated; made of the requests themselves, and gone with them.
 */
export class RequestOwners {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The person; `undefined` where no request of this key is known. Throws a `StoreFailure`. */
  async ownerOf(quarter: string, key: string): Promise<string | undefined> {
    const stored = await (await this.#store.database(REGISTRY)).get(idOf(quarter, key));
    return stored && !stored.deleted ? String(stored.doc.personId) : undefined;
  }

  /** Notes the person; gives whose the key is. Who came first keeps it: a device that draws another's
   *  key gets no card for it. */
  async note(quarter: string, key: string, personId: string): Promise<string> {
    const registry = await this.#store.database(REGISTRY);
    const id = idOf(quarter, key);
    for (;;) {
      const known = await this.ownerOf(quarter, key);
      if (known !== undefined) return known;
      const doc = { _id: id, type: 'requestOwner', personId };
      const [outcome] = await registry.write([{ id, base: null, doc }]);
      if (outcome?.outcome === 'written') return personId;
    }
  }

  /** The request is gone for good. */
  async forget(quarter: string, key: string): Promise<void> {
    const registry = await this.#store.database(REGISTRY);
    const id = idOf(quarter, key);
    const stored = await registry.get(id);
    if (!stored || stored.deleted) return;
    const gone = { deleted: true, clock: {}, reason: 'retention' } as const;
    await registry.write([{ id, base: stored.rev, ...gone }]);
  }
}

function idOf(quarter: string, key: string): string {
  return `requestOwner:${quarter}~${key}`;
}
