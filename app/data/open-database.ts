import { Dexie } from 'dexie';
import { LocalDatabase } from './database.ts';

/** A browser that has not opened its database after so long never will. */
const PATIENCE_MS = 8_000;

/** What may happen around opening, for the shell to tell. */
export interface OpeningNews {
  /** Another window of an older version holds on to the database. */
  onBlocked?: () => void;
  /** A newer version, in another window, needs the database: this page is over. */
  onOutdated?: () => void;
}

/**
 * Opens this device's database. Where the browser refuses (a private window, storage switched off)
 * the app works from memory, for as long as the page is open: `kept` is false then.
 */
export async function openDatabase(
  news: OpeningNews = {},
): Promise<{ database: LocalDatabase; kept: boolean }> {
  const database = new LocalDatabase();
  let isBlocked = false;
  database.on('blocked', () => {
    isBlocked = true;
    news.onBlocked?.();
  });
  database.on('versionchange', () => {
    database.close();
    news.onOutdated?.();
  });
  const opened = await Promise.race([
    database.open().then(
      () => true,
      () => false,
    ),
    patience(() => isBlocked),
  ]);
  if (opened) return { database, kept: true };
  database.close();
  return { database: await openInMemory(), kept: false };
}

async function openInMemory(): Promise<LocalDatabase> {
  const { IDBFactory, IDBKeyRange } = await import('fake-indexeddb');
  const indexedDB = new IDBFactory();
  // Live queries look here whether there is a database at all.
  Dexie.dependencies.indexedDB = indexedDB;
  Dexie.dependencies.IDBKeyRange = IDBKeyRange;
  const database = new LocalDatabase('vor-ort', { indexedDB, IDBKeyRange });
  await database.open();
  return database;
}

/** Gives up after a while, but not while other windows are only to be closed. */
async function patience(isBlocked: () => boolean): Promise<false> {
  do {
    await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  } while (isBlocked());
  return false;
}
