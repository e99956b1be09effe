import type { LocalDatabase } from './database.ts';

/** The data key, encrypted under what one volunteer has or knows. */
export interface Wrap {
  id: string;
  /** `card`: under the secret of a Schlüsselkarte. `pin`: under a PIN and a share that the server
   *  has and that is never written down here. `device`: on a volunteer's own phone that was given no
   *  card, under a key that the browser keeps; the phone's own lock protects it. */
  kind: 'card' | 'pin' | 'device';
  /** The volunteer. */
  personId: string;
  /** Of a card: SHA-256 of its secret, to be compared with those that the office lets hold. */
  cardHash?: string;
  /** Of a PIN: what it is mixed with, and the sign by which its owner finds it. */
  salt?: Uint8Array;
  sign?: string;
  /** Of a device: what the browser keeps, and gives to no code as bytes. */
  deviceKey?: CryptoKey;
  /** A PIN whose share the server has not confirmed yet. */
  isNew?: boolean;
  iv: Uint8Array;
  box: Uint8Array;
}

/** What a device keeps of its vault: nothing of it opens anything. */
export interface VaultRecord {
  /** Names the data key. */
  id: string;
  /** To this a locked page seals the keys that it encrypts with. Base64url. */
  publicKey: string;
  wraps: Wrap[];
}

const RECORD = 'vault';
const SEALED_KEY = 'vaultKey:';
const NAMES = 'vaultNames:';

/** What there is of the vault. Inside a transaction it must hold `own`. */
export async function readVault(database: LocalDatabase): Promise<VaultRecord | undefined> {
  return (await database.own.get(RECORD))?.value as VaultRecord | undefined;
}

/** Keeps a vault in place of the one there is. */
export async function keepVault(database: LocalDatabase, record: VaultRecord): Promise<void> {
  await database.own.put({ key: RECORD, value: record });
}

/** Changes the wraps of the vault, if it is still the one meant. */
export function changeWraps(
  database: LocalDatabase,
  vaultId: string,
  change: (wraps: readonly Wrap[]) => Wrap[],
): Promise<void> {
  return database.transaction('rw', database.own, async () => {
    const record = await readVault(database);
    if (record?.id !== vaultId) return;
    await keepVault(database, { ...record, wraps: change(record.wraps) });
  });
}

interface SealedKey {
  sealed: Uint8Array;
  /** By this device's clock, ms. */
  drawnAt: number;
}

/** A key of a locked page, sealed to the vault's public key. */
export async function readSealedKey(
  database: LocalDatabase,
  name: string,
): Promise<Uint8Array | undefined> {
  const fact = (await database.own.get(SEALED_KEY + name))?.value as SealedKey | undefined;
  return fact?.sealed;
}

/** Keeps such a key; before anything is encrypted with it. */
export async function keepSealedKey(
  database: LocalDatabase,
  name: string,
  sealed: Uint8Array,
): Promise<void> {
  const value: SealedKey = { sealed, drawnAt: Date.now() };
  await database.own.put({ key: SEALED_KEY + name, value });
}

/** The names of keys of locked pages that were drawn longer ago than so many ms. */
export async function sealedKeysBefore(database: LocalDatabase, ageMs: number): Promise<string[]> {
  const facts = await database.own.where('key').startsWith(SEALED_KEY).toArray();
  const now = Date.now();
  return facts
    .filter(({ value }) => Math.abs(now - (value as SealedKey).drawnAt) > ageMs)
    .map(({ key }) => key.slice(SEALED_KEY.length));
}

/** Lets go of keys of locked pages. */
export async function dropSealedKeys(
  database: LocalDatabase,
  names: readonly string[],
): Promise<void> {
  await database.own.bulkDelete(names.map((name) => SEALED_KEY + name));
}

/** The encrypted list of names of a quarter. */
export async function readNamesBox(
  database: LocalDatabase,
  quarter: string,
): Promise<{ iv: Uint8Array; box: Uint8Array } | undefined> {
  const fact = await database.own.get(NAMES + quarter);
  return fact?.value as { iv: Uint8Array; box: Uint8Array } | undefined;
}

/** Keeps the list in place of the one before. */
export async function keepNamesBox(
  database: LocalDatabase,
  quarter: string,
  value: { iv: Uint8Array; box: Uint8Array },
): Promise<void> {
  await database.own.put({ key: NAMES + quarter, value });
}

/** Lets go of all lists of names: somebody on them was erased, or their time is over. They are made
 *  again of what there is when the tablet is next opened. */
export async function dropNamesBoxes(database: LocalDatabase): Promise<void> {
  await database.own.where('key').startsWith(NAMES).delete();
}

/** Nothing of the vault stays. */
export async function dropVault(database: LocalDatabase): Promise<void> {
  await database.transaction('rw', database.own, async () => {
    await database.own.where('key').startsWith(SEALED_KEY).delete();
    await dropNamesBoxes(database);
    await database.own.delete(RECORD);
  });
}
