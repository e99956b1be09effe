import { createHash } from 'node:crypto';
import { type Device, deviceIn } from '../access/device.ts';
import { REGISTRY } from '../stores/database-name.ts';
import type { Store } from '../stores/store.ts';
import type { Vapid } from './vapid.ts';

export interface NotifierParts {
  store: Store;
  vapid: Vapid;
  now: () => Date;
  /** `https://…` or `mailto:…`, for the operators of push services. */
  contact: string;
  fetch?: typeof fetch;
}

/** For how long a push service keeps a message for a phone that is off, in seconds. */
const KEPT_S = 24 * 3600;
const PATIENCE_MS = 10_000;

/**
 * Tells the phones of a person that there is something new, where they have switched that on. The
 * message is empty: what is new, the phone asks its own server, and no push service learns it.
 * [RFC 8030]
 */
export class Notifier {
  readonly #parts: NotifierParts;

  constructor(parts: NotifierParts) {
    this.#parts = parts;
  }

  /** Nobody waits for push services; `about` names what it is about, so that the same twice is shown
   *  once. Resolves when all were asked. */
  async tell(quarter: string, personId: string, about: string): Promise<void> {
    const registry = await this.#parts.store.database(REGISTRY);
    const devices = (await registry.range('device:')).flatMap((stored) => deviceIn(stored) ?? []);
    const theirs = devices.filter(
      (device) =>
        device.personId === personId &&
        device.quarters.includes(quarter) &&
        device.revokedAt === undefined &&
        device.notifyAt !== undefined,
    );
    await Promise.all(theirs.map((device) => this.#send(device, about)));
  }

  async #send(device: Device, about: string): Promise<void> {
    const { vapid, contact, now, fetch: send = fetch } = this.#parts;
    const endpoint = device.notifyAt ?? '';
    const topic = createHash('sha256').update(about).digest('base64url').slice(0, 32);
    const answer = await send(endpoint, {
      method: 'POST',
      headers: {
        authorization: await vapid.authorization(endpoint, contact, now()),
        ttl: String(KEPT_S),
        urgency: 'normal',
        topic,
      },
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => undefined);
    // The browser wants no more of it, or is gone. [RFC 8030, 7.3]
    if (answer?.status === 404 || answer?.status === 410) await this.#forget(device);
  }

  async #forget({ _id: id, notifyAt }: Device): Promise<void> {
    const registry = await this.#parts.store.database(REGISTRY);
    const stored = await registry.get(id);
    const device = deviceIn(stored);
    if (!stored || device?.notifyAt !== notifyAt) return;
    const { notifyAt: _, ...doc } = device ?? { _id: id };
    await registry.write([{ id, base: stored.rev, doc }]);
  }
}
