import { isEqualJson } from '#domain/equal.ts';
import { REGISTRY } from '../stores/database-name.ts';
import type { Store } from '../stores/store.ts';
import { type Device, deviceDocumentId } from './device.ts';

/** What is noted of a device. */
export interface DeviceNote {
  fields?: Partial<Device>;
  /** Which erasure it has applied, by database. */
  erased?: Readonly<Record<string, number>>;
}

/**
 * Notes in the registry what devices say of themselves, one write at a time for each. What comes
 * meanwhile is noted together, the last word counting: a hundred requests at once cost two writes, and
 * do not compete for one document. Nobody waits for it.
 */
export class DeviceNotes {
  readonly #store: Store;
  /** The devices that are being noted, each with what came meanwhile. */
  readonly #waiting = new Map<string, DeviceNote | undefined>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Notes something of a device, after what is being noted of it. */
  note(deviceId: string, { fields, erased }: DeviceNote): void {
    const isBusy = this.#waiting.has(deviceId);
    const before = this.#waiting.get(deviceId);
    this.#waiting.set(deviceId, {
      fields: { ...before?.fields, ...fields },
      erased: { ...before?.erased, ...erased },
    });
    if (!isBusy) void this.#noteAll(deviceId);
  }

  async #noteAll(deviceId: string): Promise<void> {
    try {
      for (;;) {
        const note = this.#waiting.get(deviceId);
        if (!note) return;
        this.#waiting.set(deviceId, undefined);
        await this.#write(deviceId, note);
      }
    } catch {
      // Where the store is away, or the server ends, the device says it again.
    } finally {
      this.#waiting.delete(deviceId);
    }
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
