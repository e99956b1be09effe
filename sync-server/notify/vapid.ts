import webPush, { type VapidKeys } from 'web-push';
import type { Body } from '#domain/version.ts';
import { REGISTRY } from '../stores/database-name.ts';
import type { Store } from '../stores/store.ts';

/** Push services refuse tokens of more than a day. [RFC 8292, 2] */
const VALID_S = 12 * 3600;
const KEYS = 'vapidKey:server';

/**
 * Who this server is to push services: a pair of keys on the curve P-256, in the registry, shared by
 * all processes on a store. [RFC 8292]
 */
export class Vapid {
  readonly #store: Store;
  #known: Promise<VapidKeys> | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** What a browser needs to subscribe: the uncompressed point in base64url. Throws a `StoreFailure`. */
  async publicKey(): Promise<string> {
    return (await this.#pair()).publicKey;
  }

  /** The `Authorization` of one message. `contact` is where the push service's operator may turn to:
   *  an address that begins with https or mailto. */
  async authorization(endpoint: string, contact: string, now: Date): Promise<string> {
    const { privateKey, publicKey } = await this.#pair();
    const audience = new URL(endpoint).origin;
    const until = Math.floor(now.getTime() / 1000) + VALID_S;
    const pair = [publicKey, privateKey] as const;
    return webPush.getVapidHeaders(audience, contact, ...pair, 'aes128gcm', until).Authorization;
  }

  #pair(): Promise<VapidKeys> {
    this.#known ??= this.#read().catch((error: unknown) => {
      this.#known = undefined;
      throw error;
    });
    return this.#known;
  }

  async #read(): Promise<VapidKeys> {
    const registry = await this.#store.database(REGISTRY);
    const doc = { _id: KEYS, type: 'vapidKey', ...webPush.generateVAPIDKeys() };
    // Where there is one, or another process was quicker, that one stands.
    const known = await registry.get(KEYS);
    if (!known || known.deleted) await registry.write([{ id: KEYS, base: null, doc }]);
    const stored = await registry.get(KEYS);
    const kept: Body = stored && !stored.deleted ? stored.doc : doc;
    return { publicKey: String(kept.publicKey), privateKey: String(kept.privateKey) };
  }
}
