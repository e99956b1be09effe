import { isEqualJson } from '#domain/equal.ts';
import { type Patience, waitOf } from '../pair/patience.ts';
import { REGISTRY } from '../stores/database-name.ts';
import type { Store } from '../stores/store.ts';
import { type Device, deviceDocumentId } from './device.ts';

/** What is noted of a device. */
export interface DeviceNote {
  fields?: Partial<Device>;
  /** Which erasure it has applied, by database. */
  erased?: Readonly<Record<string, number>>;
}

/** So many writes at once for a device, and then one a minute: a report that is ever another one would
 *  cost a write each. */
const PACE: Patience = { atOnce: 5, everyMs: 60_000 };

interface Noting {
  /** What came since the last write began. */
  waiting?: DeviceNote;
  /** When it may be written without waiting as often as ever, ms. */
  fullAt: number;
  /** Until the next write may begin. */
  timer?: NodeJS.Timeout;
  writing?: Promise<void>;
}

/**
 * Notes in the registry what devices say of themselves, one write at a time for each, and not more often
 * than its pace. What comes meanwhile is noted together, the last word counting. Nobody waits for it.
 */
export class DeviceNotes {
  readonly #store: Store;
  readonly #pace: Patience;
  readonly #devices = new Map<string, Noting>();
  #hasEnded = false;

  constructor(store: Store, pace: Patience = PACE) {
    this.#store = store;
    this.#pace = pace;
  }

  /** Notes something of a device, after what is being noted of it. */
  note(deviceId: string, { fields, erased }: DeviceNote): void {
    const noting = this.#devices.get(deviceId) ?? { fullAt: 0 };
    this.#devices.set(deviceId, noting);
    noting.waiting = {
      fields: { ...noting.waiting?.fields, ...fields },
      erased: { ...noting.waiting?.erased, ...erased },
    };
    clearTimeout(noting.timer);
    this.#goOn(deviceId, noting);
  }

  /** Writes what still waits for its turn, and nothing after that. */
  async end(): Promise<void> {
    this.#hasEnded = true;
    await Promise.all(
      [...this.#devices].map(async ([deviceId, noting]) => {
        clearTimeout(noting.timer);
        await noting.writing;
        if (noting.waiting) await this.#writeOne(deviceId, noting);
      }),
    );
    this.#devices.clear();
  }

  #goOn(deviceId: string, noting: Noting): void {
    if (noting.writing || this.#hasEnded) return;
    const now = performance.now();
    // Without anything that waits, the device is forgotten when its pace is what it was.
    const wait = noting.waiting ? waitOf(noting.fullAt, this.#pace, now) : noting.fullAt - now;
    if (wait > 0) {
      noting.timer = setTimeout(() => this.#goOn(deviceId, noting), wait + 1).unref();
      return;
    }
    if (!noting.waiting) {
      this.#devices.delete(deviceId);
      return;
    }
    noting.fullAt = Math.max(noting.fullAt, now) + this.#pace.everyMs;
    noting.writing = this.#writeOne(deviceId, noting).then(() => {
      noting.writing = undefined;
      this.#goOn(deviceId, noting);
    });
  }

  async #writeOne(deviceId: string, noting: Noting): Promise<void> {
    const note = noting.waiting ?? {};
    noting.waiting = undefined;
    // Where the store is away, or the server ends, the device says it again.
    await this.#write(deviceId, note).catch(() => {});
  }

  async #write(deviceId: string, { fields, erased }: DeviceNote): Promise<void> {
    const id = deviceDocumentId(deviceId);
    const registry = await this.#store.database(REGISTRY);
    // The office may be changing it, or another process noting something.
    for (let written = false; !written; ) {
      const now = await registry.get(id);
      if (!now || now.deleted) return;
      const told = { ...erasedIn(now.doc), ...erased };
      const isTold = Object.keys(told).length > 0;
      const doc = { ...now.doc, ...fields, ...(isTold ? { erased: told } : {}) };
      if (isEqualJson(doc, now.doc)) return;
      const [outcome] = await registry.write([{ id, base: now.rev, doc }]);
      written = outcome?.outcome === 'written';
    }
  }
}

/** Which erasures a device's document says to be applied, by database. */
export function erasedIn(doc: Record<string, unknown>): Record<string, unknown> {
  return (doc.erased ?? {}) as Record<string, unknown>;
}
