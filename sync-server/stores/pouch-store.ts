import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import PouchDB from 'pouchdb-node';
import { compactFiles } from './compact-files.ts';
import { assertDatabaseName, isDatabaseName } from './database-name.ts';
import { PouchDatabase } from './pouch-database.ts';
import { PouchHandle } from './pouch-handle.ts';
import type { Database, Store } from './store.ts';
import { StoreFailure } from './store-failure.ts';

/** Where a PouchDB keeps its databases: a folder of LevelDBs, or memory in tests. */
export interface PouchEngine {
  open(name: string): PouchDB.Database;
  names(): Promise<string[]>;
  /** Rewrites the files of a database that is closed; absent where there are none. */
  compactFiles?(name: string): Promise<void>;
}

/**
 * Every revision gets a random rev (a lost write sent again must not get the rev of the lost one),
 * and keeps the content of its latest versions only.
 */
export const REVISION_OPTIONS = { deterministic_revs: false, auto_compaction: true };

/**
 * Opens the embedded store: one LevelDB for each database, in a folder that is made where missing.
 * What `write` acknowledged survives the end of the process at any moment; a power cut may take the
 * last writes, which the feed's `since` token finds and devices heal.
 * Throws `StoreFailure` `unwritable`; opening a database throws `locked` where another process has it.
 */
export async function openPouchStore(folder: string): Promise<Store> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new StoreFailure('unwritable', `cannot make the folder ${folder}`, { cause });
  }
  return new PouchStore({
    open: (name) => new PouchDB(join(folder, name), REVISION_OPTIONS),
    compactFiles: (name) => compactFiles(join(folder, name)),
    names: async () => {
      const entries = await readdir(folder, { withFileTypes: true });
      return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    },
  });
}

/** A store of PouchDBs. One process owns it, so its own writes are all the changes there are. */
export class PouchStore implements Store {
  readonly kind = 'pouchdb';
  readonly #engine: PouchEngine;
  readonly #databases = new Map<string, Promise<PouchDatabase>>();

  constructor(engine: PouchEngine) {
    this.#engine = engine;
  }

  database(name: string): Promise<Database> {
    assertDatabaseName(name);
    const known = this.#databases.get(name);
    if (known) return known;
    const opening = this.#open(name);
    this.#databases.set(name, opening);
    opening.catch(() => this.#databases.delete(name));
    return opening;
  }

  async databaseNames(): Promise<string[]> {
    const opened = [...this.#databases.keys()];
    const names = new Set([...opened, ...(await this.#engine.names()).filter(isDatabaseName)]);
    return [...names].sort();
  }

  async expunge(name: string): Promise<void> {
    const database = (await this.database(name)) as PouchDatabase;
    const { compactFiles } = this.#engine;
    await database.expunge(compactFiles && (() => compactFiles(name)));
  }

  async close(): Promise<void> {
    const databases = await Promise.allSettled(this.#databases.values());
    this.#databases.clear();
    for (const database of databases) {
      if (database.status === 'fulfilled') await database.value.close();
    }
  }

  async #open(name: string): Promise<PouchDatabase> {
    const handle = new PouchHandle(() => this.#engine.open(name));
    try {
      await handle.pouch.info();
    } catch (cause) {
      throw openingFailure(name, cause);
    }
    return new PouchDatabase(name, handle);
  }
}

function openingFailure(name: string, cause: unknown): StoreFailure {
  const text = String((cause as { message?: unknown; reason?: unknown })?.message ?? cause);
  // Before the other: the file that cannot be written is usually the one called LOCK.
  if (/permission denied|read-only|EACCES|EROFS|not a directory/i.test(text)) {
    return new StoreFailure('unwritable', `the database ${name} cannot be written`, { cause });
  }
  if (/lock/i.test(text)) {
    return new StoreFailure('locked', `the database ${name} is open elsewhere`, { cause });
  }
  return new StoreFailure('unavailable', `the database ${name} cannot be opened`, { cause });
}
