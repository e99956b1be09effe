import { Dexie, type ObservabilitySet } from 'dexie';
import type { LocalDatabase } from './database.ts';

/**
 * Tells whenever documents were written, by this page, another tab or the service worker. It says
 * nothing of what changed: for readers that keep something of their own beside the database.
 */
export function onDocumentsChanged(database: LocalDatabase, tell: () => void): () => void {
  return onTableWritten(database, 'documents', tell);
}

/** Tells whenever the outbox was written, by whomever: there may be something to send. */
export function onOutboxChanged(database: LocalDatabase, tell: () => void): () => void {
  return onTableWritten(database, 'outbox', tell);
}

function onTableWritten(database: LocalDatabase, table: string, tell: () => void): () => void {
  const written = `/${database.name}/${table}/`;
  const listen = (parts: ObservabilitySet) => {
    if (Object.keys(parts).some((part) => part.includes(written))) tell();
  };
  Dexie.on('storagemutated', listen);
  return () => Dexie.on.storagemutated.unsubscribe(listen);
}
