import { IDBFactory } from 'fake-indexeddb';
import type { KeyCard } from '#domain/key-card.ts';
import type { Body } from '#domain/version.ts';
import type { LocalDatabase } from '../../app/data/database.ts';
import { addCard, openByCard } from '../../app/data/key-wraps.ts';
import { changeDocument } from '../../app/data/local-writes.ts';
import type { Vault } from '../../app/data/vault.ts';
import { vaultOf } from '../../app/data/vaults.ts';
import { EngineDevice, type EngineDeviceOptions } from './engine-device.ts';
import { aDatabase } from './memory-database.ts';

const QUARTER = 'lichtenberg';

/** The card of a volunteer. */
export const CARD: KeyCard = {
  personId: 'e'.repeat(32),
  secret: Uint8Array.from({ length: 16 }, (_, n) => n + 1),
};

/** A team's tablet with its vault: opened, locked, started again. */
export class LockedTablet {
  readonly #indexedDB = new IDBFactory();
  readonly #options: Omit<EngineDeviceOptions, 'database'>;
  device!: EngineDevice;

  private constructor(options: Omit<EngineDeviceOptions, 'database'>) {
    this.#options = { ...options, withVault: true };
  }

  /** A device that was just paired. */
  static async start(options: Omit<EngineDeviceOptions, 'database'>): Promise<LockedTablet> {
    const tablet = new LockedTablet(options);
    await tablet.restart();
    return tablet;
  }

  /** A tablet that was just paired and has one card. */
  static async open(options: Omit<EngineDeviceOptions, 'database'>): Promise<LockedTablet> {
    const tablet = await LockedTablet.start(options);
    await addCard(tablet.database, await tablet.vault(), CARD);
    return tablet;
  }

  get database(): LocalDatabase {
    return this.device.database;
  }

  async vault(): Promise<Vault> {
    const vault = await vaultOf(this.database);
    if (!vault) throw new Error('no vault');
    return vault;
  }

  /** The page is gone, and with it the key. */
  async restart(): Promise<void> {
    this.device?.database.close();
    const database = aDatabase(this.#indexedDB);
    this.device = await EngineDevice.open({ ...this.#options, database });
  }

  /** Asks the server again what this tablet is; the page goes on. */
  async restartSession(): Promise<void> {
    const { database } = this.device;
    this.device = await EngineDevice.open({ ...this.#options, database });
  }

  async unlock(card = CARD): Promise<boolean> {
    return openByCard(this.database, await this.vault(), card);
  }

  /** Sets fields of a personal document, or makes it. */
  async set(id: string, fields: Record<string, unknown>): Promise<string> {
    const around = await this.device.around();
    const made = { type: id.split(':')[0], v: 1, createdAt: '2026-11-20T09:00:00Z' };
    const changed = await changeDocument(around, id, (current) => ({
      ...(current ?? { _id: id, ...made }),
      ...fields,
    }));
    return changed.ok ? 'written' : changed.error.code;
  }

  /** A personal document in clear; `undefined` where it is not here, or cannot be opened. */
  async read(id: string): Promise<Body | undefined> {
    const row = await this.database.documents.get([QUARTER, id]);
    return row && (await this.vault()).opened(QUARTER, row.doc as Body);
  }

  /** Everything on the tablet as one text, bytes too, as letters that they may be. */
  async dump(): Promise<string> {
    const parts: string[] = [];
    for (const table of this.database.tables) {
      parts.push(asText(await table.toArray()), asText(await table.toCollection().primaryKeys()));
    }
    return parts.join('\n');
  }
}

function asText(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner instanceof Uint8Array ? Buffer.from(inner).toString('latin1') : inner,
  );
}
