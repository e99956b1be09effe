import { followChanges } from '../feed/follow-changes.ts';
import { REGISTRY } from '../stores/database-name.ts';
import type { Store, StoredDocument } from '../stores/store.ts';
import { deviceDocumentId, deviceIn } from './device.ts';
import { type Caller, callerIn } from './devices.ts';

interface Watcher {
  /** What the device may do, as its connection believes. */
  believed: string;
  changed: () => void;
}

/** Tells connected devices that what they may do has changed: a role, a revocation. */
export class SessionWatch {
  readonly #store: Store;
  readonly #watchers = new Map<string, Set<Watcher>>();
  #stop: Promise<() => void> | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Calls `changed` once when the caller's device is no longer what the caller says. Returns what
   *  ends it. Guests have nothing that could change. */
  watch(caller: Caller, changed: () => void): () => void {
    const { deviceId } = caller;
    if (deviceId === undefined) return () => {};
    const watcher = { believed: rightsOf(caller), changed };
    const ofDevice = this.#watchers.get(deviceId) ?? new Set();
    this.#watchers.set(deviceId, ofDevice.add(watcher));
    this.#stop ??= this.#follow();
    // It may have changed between the reading of the caller and now. Where the store is away now,
    // the feed tells when it is back.
    void this.#lookAgain(deviceId).catch(() => {});
    return () => {
      ofDevice.delete(watcher);
      if (ofDevice.size > 0) return;
      if (this.#watchers.get(deviceId) === ofDevice) this.#watchers.delete(deviceId);
    };
  }

  /** Ends the feed. */
  async end(): Promise<void> {
    this.#watchers.clear();
    (await this.#stop?.catch(() => undefined))?.();
  }

  async #follow(): Promise<() => void> {
    try {
      const registry = await this.#store.database(REGISTRY);
      return followChanges(registry, (followed) => {
        if (followed !== 'missed') for (const stored of followed.changes) this.#see(stored);
        else for (const id of this.#watchers.keys()) void this.#lookAgain(id).catch(() => {});
      });
    } catch (error) {
      this.#stop = undefined;
      throw error;
    }
  }

  async #lookAgain(deviceId: string): Promise<void> {
    const registry = await this.#store.database(REGISTRY);
    const stored = await registry.get(deviceDocumentId(deviceId));
    if (stored) this.#see(stored);
  }

  #see(stored: StoredDocument): void {
    const deviceId = stored.id.startsWith('device:') ? stored.id.slice('device:'.length) : '';
    const watchers = this.#watchers.get(deviceId);
    if (!watchers) return;
    const device = deviceIn(stored);
    const rights = device ? rightsOf(callerIn(device)) : '';
    for (const watcher of watchers) {
      if (watcher.believed === rights) continue;
      watchers.delete(watcher);
      watcher.changed();
    }
  }
}

function rightsOf(caller: Caller): string {
  const { role, quarters, personId, placeId, verified, revoked, bringIn } = caller;
  const sorted = [...quarters].sort();
  return JSON.stringify([role, sorted, personId, placeId, verified, revoked, bringIn]);
}
