import { createHmac, randomBytes } from 'node:crypto';
import { doorWordsOf } from '#domain/door-words.ts';
import { REGISTRY } from '../../stores/database-name.ts';
import type { Store } from '../../stores/store.ts';

const KEY_BYTES = 32;

/**
 * The key of each quarter from which its Türwörter follow. It never leaves the registry: who knows
 * a request and an answer cannot work out the words.
 */
export class DoorWordKeys {
  readonly #store: Store;
  readonly #known = new Map<string, Buffer>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The words for one answer to one request: the same, however often it is asked. [RFC 2104] */
  async wordsFor(quarter: string, requestKey: string, responseId: string): Promise<string> {
    const hash = createHmac('sha256', await this.#keyOf(quarter));
    return doorWordsOf(hash.update(`${requestKey} ${responseId}`).digest());
  }

  async #keyOf(quarter: string): Promise<Buffer> {
    const known = this.#known.get(quarter);
    if (known) return known;
    const registry = await this.#store.database(REGISTRY);
    const id = `doorWordKey:${quarter}`;
    const secret = randomBytes(KEY_BYTES).toString('base64url');
    await registry.write([{ id, base: null, doc: { _id: id, type: 'doorWordKey', secret } }]);
    // Where there was one, or another process was quicker, that one stands.
    const stored = await registry.get(id);
    const kept = stored && !stored.deleted ? String(stored.doc.secret) : secret;
    const key = Buffer.from(kept, 'base64url');
    this.#known.set(quarter, key);
    return key;
  }
}
