import type { LocalDatabase } from './database.ts';

let opened: LocalDatabase | undefined;

/** Makes a database the one that screens and commands use; the composition root calls it once. */
export function setLocalDatabase(database: LocalDatabase): void {
  opened = database;
}

/** The database of this page. */
export function localDatabase(): LocalDatabase {
  if (!opened) throw new Error('no database has been opened');
  return opened;
}
