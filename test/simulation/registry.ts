import { type Device, deviceDocumentId, deviceIn } from '../../sync-server/access/device.ts';
import { codeDocumentId, codeIn, type PairingCode } from '../../sync-server/pair/code.ts';
import { REGISTRY } from '../../sync-server/stores/database-name.ts';
import type { Database, Store } from '../../sync-server/stores/store.ts';

/** The product's registry of devices and codes, looked at and changed behind its server's back. */
export class Registry {
  readonly #around: () => { store: Store; key: string };

  /** `around`: the store and the key of the server as it runs now. */
  constructor(around: () => { store: Store; key: string }) {
    this.#around = around;
  }

  async devices(): Promise<Device[]> {
    const stored = await (await this.#database()).range('device:');
    return stored.flatMap((document) => deviceIn(document) ?? []);
  }

  async codes(): Promise<PairingCode[]> {
    const stored = await (await this.#database()).range('code:');
    return stored.flatMap((document) => codeIn(document) ?? []);
  }

  /** The device that a code has made. */
  async madeBy(code: string): Promise<string | undefined> {
    const id = codeDocumentId(code, this.#around().key);
    return codeIn(await (await this.#database()).get(id))?.deviceId;
  }

  /** As where the registry was set back to before a device was there. */
  async forget(deviceId: string): Promise<void> {
    const registry = await this.#database();
    for (;;) {
      const stored = await registry.get(deviceDocumentId(deviceId));
      if (!stored || stored.deleted) return;
      const { id, rev: base } = stored;
      const end = { id, base, deleted: true, clock: {}, reason: 'user' } as const;
      const [outcome] = await registry.write([end]);
      // The server may be noting that it saw the device.
      if (outcome?.outcome === 'written') return;
    }
  }

  #database(): Promise<Database> {
    return this.#around().store.database(REGISTRY);
  }
}
