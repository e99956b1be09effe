import { IDBFactory } from 'fake-indexeddb';
import type {
  Checkpoint,
  LocalDocument,
  LocalTombstone,
  OutboxEntry,
  Refusal,
} from '../../app/data/database.ts';
import {
  type Counters,
  type DeviceIdentity,
  type DeviceSession,
  GUEST_SESSION,
} from '../../app/data/device.ts';

/*
 * What lies on a device's disk, looked at without its engine, and what a crash does to it. This
 * knows fake-indexeddb from inside: no public interface lets a process die in mid-transaction.
 */

interface Rows {
  documents: LocalDocument;
  tombstones: LocalTombstone;
  outbox: OutboxEntry;
  refusals: Refusal;
  checkpoints: Checkpoint;
  own: { key: string; value: unknown };
}

interface RawTransaction {
  _state: string;
  /** How to undo what it has written; one list of its own. */
  _rollbackLog: unknown[];
  durability: string;
  _abort(reason: null): void;
  addEventListener(type: 'complete', listener: () => void): void;
}

interface RawRecord {
  key: unknown;
  value: unknown;
}

interface RawStore {
  records: { values(): Iterable<RawRecord> };
  storeRecord(record: RawRecord, noOverwrite?: boolean, log?: unknown[]): unknown;
  deleteRecord(key: unknown, log?: unknown[]): unknown;
  clear(log?: unknown[]): unknown;
}

interface RawDatabase {
  transactions: RawTransaction[];
  connections: unknown[];
  rawObjectStores: Map<string, RawStore>;
  processTransactions(): void;
}

/** The disk of one device; it survives the end of whatever ran on it. */
export class DeviceStorage {
  factory = new IDBFactory();
  /** While it is set, the disk takes nothing more. */
  isFull = false;
  /** Writes that the disk has refused. */
  refusedWrites = 0;
  /** What a power cut leaves: all that was there when something was last written durably. */
  #durable = new Map<string, RawRecord[]>();
  /** What stood in a table before the transaction that wrote there last. */
  readonly #before = new Map<string, { log: unknown[]; records: RawRecord[] }>();

  /** All rows of a table as they stand; of open transactions, too. */
  rows<Table extends keyof Rows>(table: Table): Rows[Table][] {
    const store = this.#raw?.rawObjectStores.get(table);
    if (!store) return [];
    return [...store.records.values()].map(({ value }) => value as Rows[Table]);
  }

  /** The device's own counters. */
  get edits(): number {
    return this.#own<Counters>('counters')?.edits ?? 0;
  }

  /** The device's name in clocks, where it has one yet. */
  get writer(): string | undefined {
    return this.#own<DeviceIdentity>('identity')?.writer;
  }

  /** What the device takes itself for. */
  get session(): DeviceSession {
    return this.#own<DeviceSession>('session') ?? GUEST_SESSION;
  }

  /** Whether the answer to a code that was entered here is missing. */
  get isPairing(): boolean {
    return this.#own('pairing') !== undefined;
  }

  /** Whatever ran here has died: open transactions are undone, connections are gone. */
  crash(): void {
    const raw = this.#raw;
    if (!raw) return;
    for (const transaction of raw.transactions) {
      if (transaction._state !== 'finished') transaction._abort(null);
    }
    raw.transactions = [];
    raw.connections = [];
  }

  /** The power is cut: whatever ran here has died, and what the operating system had not written yet is
   *  as if it had never been. */
  cutPower(): void {
    this.crash();
    for (const [name, store] of this.#raw?.rawObjectStores ?? []) {
      store.clear();
      for (const record of this.#durable.get(name) ?? []) store.storeRecord(record, true);
    }
  }

  /** The operating system has written all that it was given: of what is not committed, nothing. */
  flush(): void {
    const open = this.#raw?.transactions.filter(({ _state }) => _state !== 'finished') ?? [];
    for (const [name, { records }] of this.#raw?.rawObjectStores ?? []) {
      const before = this.#before.get(name);
      const isOpen = open.some(({ _rollbackLog }) => _rollbackLog === before?.log);
      this.#durable.set(name, isOpen && before ? before.records : [...records.values()]);
    }
  }

  /** Begins to tell what is durable from what is not; once the tables are there. */
  watchDurability(): void {
    const raw = this.#raw;
    if (!raw) return;
    const process = raw.processTransactions.bind(raw);
    const watched = new WeakSet<RawTransaction>();
    raw.processTransactions = () => {
      for (const transaction of raw.transactions) {
        if (transaction.durability !== 'strict' || watched.has(transaction)) continue;
        watched.add(transaction);
        transaction.addEventListener('complete', () => this.flush());
      }
      process();
    };
    for (const [name, store] of raw.rawObjectStores) this.#noteBefore(name, store);
    this.flush();
  }

  /** Keeps what stood in a table whenever a transaction first writes there. */
  #noteBefore(name: string, store: RawStore): void {
    const noted = (log: unknown[] | undefined) => {
      if (log === undefined || this.#before.get(name)?.log === log) return;
      this.#before.set(name, { log, records: [...store.records.values()] });
    };
    const [storeRecord, deleteRecord, clear] = [
      store.storeRecord.bind(store),
      store.deleteRecord.bind(store),
      store.clear.bind(store),
    ];
    store.storeRecord = (record, noOverwrite, log) => {
      noted(log);
      return storeRecord(record, noOverwrite, log);
    };
    store.deleteRecord = (key, log) => {
      noted(log);
      return deleteRecord(key, log);
    };
    store.clear = (log) => {
      noted(log);
      return clear(log);
    };
  }

  /** Lets the disk refuse writes while `isFull`; once the tables are there. */
  watchQuota(): void {
    for (const store of this.#raw?.rawObjectStores.values() ?? []) {
      const storeRecord = store.storeRecord.bind(store);
      store.storeRecord = (record, noOverwrite, log) => {
        // A rollback puts back what was there without a log of its own: that always has room.
        if (this.isFull && log !== undefined) {
          this.refusedWrites += 1;
          throw new DOMException('The disk is full.', 'QuotaExceededError');
        }
        return storeRecord(record, noOverwrite, log);
      };
    }
  }

  #own<Value>(key: string): Value | undefined {
    return this.rows('own').find((row) => row.key === key)?.value as Value | undefined;
  }

  get #raw(): RawDatabase | undefined {
    const { _databases } = this.factory as unknown as { _databases: Map<string, RawDatabase> };
    return _databases.get('vor-ort');
  }
}
