import { IDBFactory } from 'fake-indexeddb';
import type {
  Checkpoint,
  LocalDocument,
  LocalTombstone,
  OutboxEntry,
  Refusal,
} from '../../app/data/database.ts';
import type { Counters, DeviceIdentity } from '../../app/data/device.ts';

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
  _abort(reason: null): void;
}

interface RawStore {
  records: { values(): Iterable<{ value: unknown }> };
  storeRecord(...given: unknown[]): unknown;
}

interface RawDatabase {
  transactions: RawTransaction[];
  connections: unknown[];
  rawObjectStores: Map<string, RawStore>;
}

/** The disk of one device; it survives the end of whatever ran on it. */
export class DeviceStorage {
  factory = new IDBFactory();
  /** While it is set, the disk takes nothing more. */
  isFull = false;
  /** Writes that the disk has refused. */
  refusedWrites = 0;

  /** All rows of a table as they stand; of open transactions, too. */
  rows<Table extends keyof Rows>(table: Table): Rows[Table][] {
    const store = this.#raw?.rawObjectStores.get(table);
    if (!store) return [];
    return [...store.records.values()].map(({ value }) => value as Rows[Table]);
  }

  /** The device's own counters. */
  get edits(): number {
    const counters = this.rows('own').find(({ key }) => key === 'counters')?.value;
    return (counters as Counters | undefined)?.edits ?? 0;
  }

  /** The device's name in clocks, where it has one yet. */
  get writer(): string | undefined {
    const identity = this.rows('own').find(({ key }) => key === 'identity')?.value;
    return (identity as DeviceIdentity | undefined)?.writer;
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

  /** Lets the disk refuse writes while `isFull`; once the tables are there. */
  watchQuota(): void {
    for (const store of this.#raw?.rawObjectStores.values() ?? []) {
      const storeRecord = store.storeRecord.bind(store);
      store.storeRecord = (...given) => {
        // A rollback puts back what was there without a log of its own: that always has room.
        if (this.isFull && given[2] !== undefined) {
          this.refusedWrites += 1;
          throw new DOMException('The disk is full.', 'QuotaExceededError');
        }
        return storeRecord(...given);
      };
    }
  }

  get #raw(): RawDatabase | undefined {
    const { _databases } = this.factory as unknown as { _databases: Map<string, RawDatabase> };
    return _databases.get('vor-ort');
  }
}
