import { base64urlOf, bytesOfBase64url } from '#domain/base64url.ts';
import { type KeyCard, keyCardHash } from '#domain/key-card.ts';
import type { LocalDatabase } from './database.ts';
import type { Vault } from './vault.ts';
import {
  aesKey,
  decrypted,
  derivedBytes,
  drawnNonces,
  encrypted,
  KEY_BYTES,
  randomBytes,
} from './vault-keys.ts';
import { changeWraps, readVault, type Wrap } from './vault-record.ts';

/*
 * The ways to the data key (SECURITY.md). A card's secret of 128 bits opens it by itself. A PIN of four
 * digits opens nothing by itself: it is mixed with a share of 256 bits that only the server has, which
 * gives it to who says the PIN, and stops after a few wrong ones.
 */

const CARD = 'vor-ort wrap by card';
const PIN = 'vor-ort wrap by pin';
const CHECK = 'vor-ort pin check';

/** What the server is to keep for a PIN. */
export interface PinShare {
  wrapId: string;
  /** Says that the PIN is known, without saying it. Base64url. */
  check: string;
  /** Base64url. */
  share: string;
}

/** Opens the vault by a card; `false` where no wrap here belongs to it. */
export async function openByCard(
  database: LocalDatabase,
  vault: Vault,
  { personId, secret }: KeyCard,
): Promise<boolean> {
  const key = await aesKey(await derivedBytes(secret, CARD), ['decrypt']);
  for (const wrap of await wrapsOf(database, vault, 'card', personId)) {
    const master = await decrypted(key, wrap.iv, wrap.box, besideOf(vault, wrap));
    if (master && (await vault.open(master))) return true;
  }
  return false;
}

/** Has a volunteer's own phone open itself, as long as it was given no card. The vault is open. */
export async function addOwnDevice(
  database: LocalDatabase,
  vault: Vault,
  personId: string,
): Promise<void> {
  const deviceKey = await aesKey(randomBytes(KEY_BYTES), ['encrypt', 'decrypt']);
  const wrap = await wrapped(vault, deviceKey, { kind: 'device', personId, deviceKey });
  await changeWraps(database, vault.id, (wraps) => [...wraps, wrap]);
}

/** Opens a volunteer's own phone; `false` where it is none, or has a card. */
export async function openByOwnDevice(database: LocalDatabase, vault: Vault): Promise<boolean> {
  const record = await readVault(database);
  const wrap = record?.wraps.find(({ kind }) => kind === 'device');
  if (!wrap?.deviceKey) return false;
  const master = await decrypted(wrap.deviceKey, wrap.iv, wrap.box, besideOf(vault, wrap));
  return master !== undefined && vault.open(master);
}

/** Lets a card open the vault from now on, in place of the same volunteer's card before. Who has a card
 *  is asked for it, on an own phone too. The vault is open. */
export async function addCard(database: LocalDatabase, vault: Vault, card: KeyCard): Promise<void> {
  const { personId, secret } = card;
  const key = await aesKey(await derivedBytes(secret, CARD), ['encrypt']);
  const wrap = await wrapped(vault, key, {
    kind: 'card',
    personId,
    cardHash: keyCardHash(card),
  });
  await changeWraps(database, vault.id, (wraps) => [
    ...wraps.filter(
      (one) => one.kind !== 'device' && !(one.kind === 'card' && one.personId === personId),
    ),
    wrap,
  ]);
}

/** Writes down a wrap under a PIN beside those there are, and says what the server is to keep. It
 *  holds from `confirmPin` on: an answer that is lost leaves the one before. The vault is open. */
export async function addPin(
  database: LocalDatabase,
  vault: Vault,
  { personId, pin, sign }: { personId: string; pin: string; sign: string },
): Promise<PinShare> {
  const [salt, share] = [randomBytes(KEY_BYTES), randomBytes(KEY_BYTES)];
  const key = await aesKey(await pinKey(pin, salt, share), ['encrypt']);
  const wrap = await wrapped(vault, key, { kind: 'pin', personId, salt, sign, isNew: true });
  await changeWraps(database, vault.id, (wraps) => [
    ...wraps.filter((one) => !(one.kind === 'pin' && one.personId === personId && one.isNew)),
    wrap,
  ]);
  const check = base64urlOf(await checkOf(pin, salt));
  return { wrapId: wrap.id, check, share: base64urlOf(share) };
}

/** The server keeps the share: the PIN before is over. */
export async function confirmPin(
  database: LocalDatabase,
  vault: Vault,
  wrapId: string,
): Promise<void> {
  await changeWraps(database, vault.id, (wraps) => {
    const meant = wraps.find(({ id }) => id === wrapId);
    if (!meant) return [...wraps];
    const { isNew: _, ...confirmed } = meant;
    const isOld = (one: Wrap) => one.kind === 'pin' && one.personId === meant.personId;
    return [...wraps.filter((one) => !isOld(one)), confirmed];
  });
}

/** What says to the server that somebody knows the PIN, for each wrap it may have a share for. */
export async function pinChecks(
  database: LocalDatabase,
  vault: Vault,
  personId: string,
  pin: string,
): Promise<Record<string, string>> {
  const wraps = await wrapsOf(database, vault, 'pin', personId);
  const checks = await Promise.all(
    wraps.map(async ({ id, salt = new Uint8Array(0) }) => {
      return [id, base64urlOf(await checkOf(pin, salt))] as const;
    }),
  );
  return Object.fromEntries(checks);
}

/** Opens the vault by a PIN and the share that the server gave for it. */
export async function openByPin(
  database: LocalDatabase,
  vault: Vault,
  { wrapId, pin, share }: { wrapId: string; pin: string; share: string },
): Promise<boolean> {
  const record = await readVault(database);
  const wrap = record?.wraps.find(({ id }) => id === wrapId);
  const shareBytes = bytesOfBase64url(share);
  if (!wrap?.salt || !shareBytes) return false;
  const key = await aesKey(await pinKey(pin, wrap.salt, shareBytes), ['decrypt']);
  const master = await decrypted(key, wrap.iv, wrap.box, besideOf(vault, wrap));
  return master !== undefined && (await vault.open(master));
}

/** The office has ended cards or given new ones: what does not hold any more opens nothing here.
 *  `holding`: the hash of each volunteer's card that holds, by person. */
export async function dropEndedWraps(
  database: LocalDatabase,
  vaultId: string,
  holding: ReadonlyMap<string, string>,
): Promise<void> {
  await changeWraps(database, vaultId, (wraps) =>
    wraps.filter(({ kind, personId, cardHash }) => {
      if (kind === 'device') return true;
      const hash = holding.get(personId);
      return hash !== undefined && (kind === 'pin' || hash === cardHash);
    }),
  );
}

async function wrapsOf(
  database: LocalDatabase,
  vault: Vault,
  kind: Wrap['kind'],
  personId: string,
): Promise<Wrap[]> {
  const record = await readVault(database);
  if (record?.id !== vault.id) return [];
  return record.wraps.filter((wrap) => wrap.kind === kind && wrap.personId === personId);
}

async function wrapped(
  vault: Vault,
  key: CryptoKey,
  about: Omit<Wrap, 'id' | 'iv' | 'box'>,
): Promise<Wrap> {
  const { master } = vault;
  const [iv] = drawnNonces(1);
  if (!master || !iv) throw new Error('a locked vault cannot be wrapped');
  const id = base64urlOf(randomBytes(9));
  const beside = besideOf(vault, { id, ...about });
  const box = await encrypted(key, iv, Uint8Array.from(master), beside);
  return { id, ...about, iv, box };
}

function besideOf(vault: Vault, { id, kind, personId }: Pick<Wrap, 'id' | 'kind' | 'personId'>) {
  return `${vault.id} ${id} ${kind} ${personId}`;
}

async function pinKey(pin: string, salt: Uint8Array, share: Uint8Array): Promise<Uint8Array> {
  return derivedBytes(joined(share, await derivedBytes(joined(salt, digits(pin)), PIN)), PIN);
}

function checkOf(pin: string, salt: Uint8Array): Promise<Uint8Array> {
  return derivedBytes(joined(salt, digits(pin)), CHECK);
}

function digits(pin: string): Uint8Array {
  return new TextEncoder().encode(pin);
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const all = new Uint8Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}
