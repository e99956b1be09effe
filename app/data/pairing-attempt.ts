import type { LocalDatabase } from './database.ts';

/**
 * A pairing whose answer is not here yet. The secret is made on the device and kept until the answer
 * came, so that a lost answer can be asked for again; from then on the cookie alone has it.
 */
export interface PairingAttempt {
  /** The code it shows; absent where a guest's phone pairs by itself. */
  code?: string;
  /** The person it pairs as, where it does so by itself. */
  personId?: string;
  /** 32 random bytes in base64url. */
  secret: string;
}

type Wanted = { code: string } | { personId: string };
type Kind = 'code' | 'self';

const KEYS: Record<Kind, string> = { code: 'pairing', self: 'selfPairing' };
const SECRET_BYTES = 32;

/** The attempt for a code or a person: the one that was begun, or a new one. */
export function pairingAttempt(database: LocalDatabase, wanted: Wanted): Promise<PairingAttempt> {
  const kind: Kind = 'code' in wanted ? 'code' : 'self';
  return database.transaction('rw', database.own, async () => {
    const begun = await readPairingAttempt(database, kind);
    const isSame =
      'code' in wanted ? begun?.code === wanted.code : begun?.personId === wanted.personId;
    if (begun && isSame) return begun;
    const attempt = { ...wanted, secret: newSecret() };
    await database.own.put({ key: KEYS[kind], value: attempt });
    return attempt;
  });
}

/** The attempt whose answer is missing, if there is one. */
export async function readPairingAttempt(
  database: LocalDatabase,
  kind: Kind,
): Promise<PairingAttempt | undefined> {
  return (await database.own.get(KEYS[kind]))?.value as PairingAttempt | undefined;
}

/** Forgets an attempt that was answered; another that was begun meanwhile stays. */
export function forgetPairingAttempt(
  database: LocalDatabase,
  { code, secret }: PairingAttempt,
): Promise<void> {
  const kind: Kind = code === undefined ? 'self' : 'code';
  return database.transaction('rw', database.own, async () => {
    const begun = await readPairingAttempt(database, kind);
    if (begun?.secret === secret) await database.own.delete(KEYS[kind]);
  });
}

/** Base64url, as the cookie and the server write it. [RFC 4648, 5] */
function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
