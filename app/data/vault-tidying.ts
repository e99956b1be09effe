import { isClosed } from '#domain/closed-form.ts';
import type { Held } from '#domain/local-copy.ts';
import type { Body, Version } from '#domain/version.ts';
import { pagesOfDocuments } from './all-documents.ts';
import type { LocalDatabase, LocalDocument } from './database.ts';
import { PAGE_KEY_LASTS_MS, type Vault } from './vault.ts';
import { dropSealedKeys, sealedKeysBefore } from './vault-record.ts';
import { dropClosed } from './vaults.ts';

/**
 * Encrypts with the data key what locked pages encrypted with keys of their own, once it is open, and
 * lets go of those keys. What nobody can open any more, because its vault is gone, goes too: the server
 * brings it again.
 */
export async function tidyVault(database: LocalDatabase, vault: Vault): Promise<void> {
  if (!vault.isOpen) return;
  const isOther = ({ doc }: LocalDocument) => isClosed(doc) && doc.closed.key !== vault.id;
  const lost = new Set<string>();
  for await (const rows of pagesOfDocuments(database)) {
    for (const row of rows.filter(isOther)) {
      const opened = await vault.opened(row.quarter, row.doc as Body);
      if (!opened) lost.add(keyOf(row));
      else await closeAnew(database, vault, row, opened);
    }
  }
  if (!vault.isOpen) return;
  const { documents, outbox, checkpoints } = database;
  if (lost.size > 0) {
    await database.transaction('rw', documents, outbox, checkpoints, () =>
      dropClosed(database, (row) => isOther(row) && lost.has(keyOf(row))),
    );
  }
  await dropUnusedKeys(database);
}

async function closeAnew(
  database: LocalDatabase,
  vault: Vault,
  row: LocalDocument,
  opened: Body,
): Promise<void> {
  const [closed] = await vault.closed(row.quarter, [opened]);
  if (!closed || !isClosed(row.doc)) return;
  const { iv } = row.doc.closed;
  await database.transaction('rw', database.documents, async () => {
    const now = await database.documents.get([row.quarter, row.id]);
    // Changed meanwhile it has a key of its own again, or of another page.
    const isSame = now && isClosed(now.doc) && now.doc.closed.iv.join() === iv.join();
    if (isSame) await database.documents.put({ ...now, doc: closed });
  });
}

/** What waits, was refused or is not merged yet may still be closed with one of them. */
async function dropUnusedKeys(database: LocalDatabase): Promise<void> {
  const { documents, outbox, refusals, own } = database;
  await database.transaction('rw', documents, outbox, refusals, own, async () => {
    // Another page may be about to write with a younger one.
    const names = await sealedKeysBefore(database, 3 * PAGE_KEY_LASTS_MS);
    if (names.length === 0) return;
    const used = new Set<string>();
    const note = (doc: Record<string, unknown>) => isClosed(doc) && used.add(doc.closed.key);
    const noteVersion = (version: Version) => version.deleted || note(version.doc);
    const noteHeld = (held: Held | undefined) => held && noteVersion(held.version);
    await documents.each(({ doc }) => note(doc));
    await outbox.each(({ bases, news }) => [...bases, news].forEach(noteHeld));
    await refusals.each(({ version }) => noteVersion(version));
    await dropSealedKeys(
      database,
      names.filter((name) => !used.has(name)),
    );
  });
}

function keyOf({ quarter, id }: LocalDocument): string {
  return `${quarter} ${id}`;
}
