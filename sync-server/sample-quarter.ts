import { quarterDatabaseOf, REGISTRY } from './stores/database-name.ts';
import type { DocumentAccess } from './stores/document-access.ts';
import type { Store, StoredDocument } from './stores/store.ts';

/** Notes in the registry that the sample was begun and whether it is complete. */
const SAMPLE = 'server:sample';

/**
 * Makes the sample quarter on a server that has no quarter, by the import that the operator uses.
 * Where that was interrupted, it is done again: an import changes nothing that is there already.
 */
export async function importSampleOnce(
  store: Store,
  access: DocumentAccess,
  say: (line: string) => void,
): Promise<void> {
  const [note] = await access.getMany(REGISTRY, [SAMPLE]);
  const wasInterrupted = note !== undefined && !note.deleted && note.doc.complete === false;
  if (!wasInterrupted && (await hasQuarter(store))) return;
  say('Das Beispiel-Quartier wird eingerichtet. Das dauert nur beim ersten Start.');
  const begun = await noteThat(access, false, note);
  // Only now: readers for every format are no part of a usual start.
  const { importSample } = await import('./import/import-command.ts');
  const imported = await importSample(access);
  if (imported.ok) await noteThat(access, true, begun);
  else say(`Das Beispiel-Quartier ist nicht vollständig: ${imported.error.message}`);
}

async function hasQuarter(store: Store): Promise<boolean> {
  const names = await store.databaseNames();
  return names.some((name) => quarterDatabaseOf(name) !== undefined);
}

async function noteThat(
  access: DocumentAccess,
  complete: boolean,
  over: StoredDocument | undefined,
): Promise<StoredDocument | undefined> {
  const doc = { _id: SAMPLE, type: 'server', complete };
  await access.write(REGISTRY, [{ id: SAMPLE, base: over?.rev ?? null, doc }]);
  return (await access.getMany(REGISTRY, [SAMPLE]))[0];
}
