import { isClosed } from '#domain/closed-form.ts';
import type { LocalDatabase, LocalDocument } from './database.ts';
import { readSession } from './device.ts';
import { addOwnDevice, openByOwnDevice } from './key-wraps.ts';
import { knowVault, LOCK_STATE } from './known-vaults.ts';
import { Vault } from './vault.ts';
import { hasCrypto } from './vault-keys.ts';
import { dropNamesBoxes, dropVault, keepVault, readVault } from './vault-record.ts';

/** Names, among tabs, a data key that is in the memory of one of them alone. */
const HELD = 'vor-ort-vault-';

const vaults = new WeakMap<LocalDatabase, Promise<Vault | undefined>>();

/**
 * The vault of a team's device, in this page: locked, or open at once where it is new. One that nobody
 * has a card for yet is gone with its page: then another is drawn, and what was encrypted comes again
 * from the server. `undefined` where the browser has no WebCrypto: such a device holds nothing personal.
 */
export function vaultOf(database: LocalDatabase): Promise<Vault | undefined> {
  const known = vaults.get(database);
  if (known) return known;
  const opened = hasCrypto() ? watchedVault(database) : Promise.resolve(undefined);
  vaults.set(database, opened);
  // Where the database refuses now it may not the next time.
  opened.catch(() => vaults.delete(database));
  return opened;
}

/** The same for a worker, which opens none and draws none. */
export async function lockedVaultOf(database: LocalDatabase): Promise<Vault | undefined> {
  const record = hasCrypto() ? await readVault(database) : undefined;
  return record && new Vault(database, record);
}

/** The device is no team's any more: no key of it stays, in memory or written down. */
export async function forgetVault(database: LocalDatabase): Promise<void> {
  const known = await vaults.get(database)?.catch(() => undefined);
  known?.lock();
  knowVault(database, undefined);
  vaults.delete(database);
  if (await readVault(database)) await dropVault(database);
}

/** Readers learn of it, now and whenever it is opened or locked. */
async function watchedVault(database: LocalDatabase): Promise<Vault | undefined> {
  const vault = await openedVault(database);
  knowVault(database, vault);
  const tell = () => database.own.put({ key: LOCK_STATE, value: vault?.isOpen }).catch(() => 0);
  vault?.onChange(() => void tell());
  // A list that was read before may be of documents that could not be opened then.
  void tell();
  return vault;
}

/**
 * A device that was a team's and has become something else: what it holds closed comes again in clear,
 * and the vault goes once nothing waits that needs its letter.
 */
export async function leaveVault(database: LocalDatabase): Promise<void> {
  if (!(await readVault(database))) return;
  const { documents, checkpoints, outbox } = database;
  const isKept = await database.transaction('rw', [documents, checkpoints, outbox], async () => {
    await dropClosed(database, (row) => isClosed(row.doc));
    return (await documents.filter((row) => isClosed(row.doc)).count()) > 0;
  });
  if (!isKept) await forgetVault(database);
}

async function openedVault(database: LocalDatabase): Promise<Vault | undefined> {
  const record = await readVault(database);
  const isUsable = record && (record.wraps.length > 0 || (await isHeldByATab(record.id)));
  if (isUsable) {
    const vault = new Vault(database, record);
    await openByOwnDevice(database, vault);
    return vault;
  }
  const drawn = await Vault.drawn();
  const { documents, checkpoints, outbox, own } = database;
  const isOurs = await database.transaction(
    'rw',
    [documents, checkpoints, outbox, own],
    async () => {
      const now = await readVault(database);
      if (now?.id !== record?.id) return false;
      await dropNamesBoxes(database);
      await keepVault(database, drawn.record);
      await dropClosed(database, (row) => isClosed(row.doc));
      return true;
    },
  );
  if (!isOurs) return openedVault(database);
  holdAmongTabs(drawn.record.id);
  const vault = new Vault(database, drawn.record);
  await vault.open(drawn.master);
  const { personId } = await readSession(database);
  if (personId !== undefined) await addOwnDevice(database, vault, personId);
  return vault;
}

/**
 * Lets go of documents that nobody can open any more; the next pull compares, and brings them again.
 * What waits, or may have to be sent again, stays: it is delivered by its letter. Inside a transaction that holds `documents`,
 * `outbox` and `checkpoints`.
 */
export async function dropClosed(
  { documents, outbox, checkpoints }: LocalDatabase,
  isLost: (row: LocalDocument) => boolean,
): Promise<void> {
  const lost = (await documents.filter(isLost).primaryKeys()) as [string, string][];
  const entries = await outbox.bulkGet(lost);
  // What was accepted and never shown here goes again by its letter, should the server be set back.
  const free = lost.filter((_, index) => {
    const status = entries[index]?.status;
    return status !== 'pending' && status !== 'kept';
  });
  if (free.length === 0) return;
  await documents.bulkDelete(free);
  await outbox.bulkDelete(free);
  const held = await checkpoints.filter(({ scope, complete }) => scope === 'team' && complete);
  await checkpoints.bulkPut(
    (await held.toArray()).map((one) => ({ ...one, wanted: one.wanted ?? one.epoch })),
  );
}

/** A tab that lives holds the lock of its vault's name. */
async function isHeldByATab(id: string): Promise<boolean> {
  const locks = tabLocks();
  const held = (await locks?.query())?.held ?? [];
  return held.some(({ name }) => name === HELD + id);
}

function holdAmongTabs(id: string): void {
  // Never let go of: it ends with the page.
  void tabLocks()?.request(HELD + id, () => new Promise(() => undefined));
}

function tabLocks(): LockManager | undefined {
  return globalThis.navigator?.locks as LockManager | undefined;
}
