import { randomBytes } from 'node:crypto';
import { keyNameOf, openedLetter, type SealedLetter, sealKeyPair } from '#domain/sealed-letter.ts';
import { REGISTRY } from '../stores/database-name.ts';
import type { Store } from '../stores/store.ts';

/** A quarter's pair of keys, both in base64url. The private one never leaves the registry. */
interface SealKeyPair {
  publicKey: string;
  privateKey: string;
}

/** What a letter said, still to be checked; or why it was not opened. */
export type Opening = ReturnType<typeof openedLetter> | 'otherKey';

/**
 * The keys that letters are sealed to, one pair for each quarter whose home this server is. Processes
 * on one store share them.
 */
export class SealKeys {
  readonly #store: Store;
  readonly #known = new Map<string, SealKeyPair>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The public key of a quarter, made where there is none. Throws a `StoreFailure`. */
  async ensure(quarter: string): Promise<string> {
    const known = await this.#pairOf(quarter);
    if (known) return known.publicKey;
    const id = idOf(quarter);
    const doc = { _id: id, type: 'sealKey', ...sealKeyPair(randomBytes(32)) };
    await (await this.#store.database(REGISTRY)).write([{ id, base: null, doc }]);
    // Another process may have been quicker: then its key is the quarter's.
    const { publicKey } = (await this.#pairOf(quarter)) ?? doc;
    return publicKey;
  }

  /** Opens a letter to a quarter. `otherKey`: it is for another server, or this has no key. Nothing:
   *  it is no letter to the quarter's key, whatever it says. */
  async open(quarter: string, letter: SealedLetter): Promise<Opening> {
    const pair = await this.#pairOf(quarter);
    if (!pair || keyNameOf(pair.publicKey) !== letter.key) return 'otherKey';
    return openedLetter({ quarter, privateKey: pair.privateKey }, letter);
  }

  async #pairOf(quarter: string): Promise<SealKeyPair | undefined> {
    const known = this.#known.get(quarter);
    if (known) return known;
    const stored = await (await this.#store.database(REGISTRY)).get(idOf(quarter));
    if (!stored || stored.deleted) return undefined;
    const { publicKey, privateKey } = stored.doc;
    const pair = { publicKey: String(publicKey), privateKey: String(privateKey) };
    this.#known.set(quarter, pair);
    return pair;
  }
}

function idOf(quarter: string): string {
  return `sealKey:${quarter}`;
}
