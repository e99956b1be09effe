import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { REGISTRY } from '../stores/database-name.ts';
import type { Store } from '../stores/store.ts';

/** Push services refuse tokens of more than a day. [RFC 8292, 2] */
const VALID_S = 12 * 3600;
const KEYS = 'vapidKey:server';

interface Pair {
  privateKey: KeyObject;
  /** The uncompressed point in base64url, as browsers take it. */
  publicKey: string;
}

/**
 * Who this server is to push services: a pair of keys on the curve P-256, in the registry, shared by
 * all processes on a store. [RFC 8292]
 */
export class Vapid {
  readonly #store: Store;
  #known: Promise<Pair> | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** What a browser needs to subscribe. Throws a `StoreFailure`. */
  async publicKey(): Promise<string> {
    return (await this.#pair()).publicKey;
  }

  /** The `Authorization` of one message. `contact` is where the push service's operator may turn to:
   *  an address that begins with https or mailto. */
  async authorization(endpoint: string, contact: string, now: Date): Promise<string> {
    const { privateKey, publicKey } = await this.#pair();
    const exp = Math.floor(now.getTime() / 1000) + VALID_S;
    const claims = { aud: new URL(endpoint).origin, exp, sub: contact };
    const parts = [{ typ: 'JWT', alg: 'ES256' }, claims].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    );
    const content = parts.join('.');
    const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
    const signature = sign('sha256', Buffer.from(content), key).toString('base64url');
    return `vapid t=${content}.${signature}, k=${publicKey}`;
  }

  #pair(): Promise<Pair> {
    this.#known ??= this.#read().catch((error: unknown) => {
      this.#known = undefined;
      throw error;
    });
    return this.#known;
  }

  async #read(): Promise<Pair> {
    const registry = await this.#store.database(REGISTRY);
    const fresh = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const doc = { _id: KEYS, type: 'vapidKey', jwk: fresh.export({ format: 'jwk' }) };
    // Where there is one, or another process was quicker, that one stands.
    const known = await registry.get(KEYS);
    if (!known || known.deleted) await registry.write([{ id: KEYS, base: null, doc }]);
    const stored = await registry.get(KEYS);
    const jwk = (stored && !stored.deleted ? stored.doc.jwk : doc.jwk) as typeof doc.jwk;
    const point = [jwk.x, jwk.y].map((part) => Buffer.from(String(part), 'base64url'));
    const publicKey = Buffer.concat([Buffer.of(4), ...point]).toString('base64url');
    return { privateKey: createPrivateKey({ key: jwk, format: 'jwk' }), publicKey };
  }
}
