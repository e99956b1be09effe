import { type KeyCard, keyCardHash } from '#domain/key-card.ts';
import { LOCK_SIGNS } from '#domain/lock-signs.ts';
import { failure } from '#domain/result.ts';
import type { LocalDatabase } from '../data/database.ts';
import {
  addCard,
  addPin,
  confirmPin,
  dropEndedWraps,
  openByCard,
  openByPin,
  pinChecks,
} from '../data/key-wraps.ts';
import { localDatabase } from '../data/local-store.ts';
import { tabletLock } from '../data/tablet-lock.ts';
import { readVault } from '../data/vault-record.ts';
import { tidyVault } from '../data/vault-tidying.ts';
import { vaultOf } from '../data/vaults.ts';
import type { KeyCardActions } from '../features/key-cards/key-card-actions.ts';
import type { LockActions } from '../features/treff/lock-actions.ts';
import {
  askPinShare,
  endCard,
  fetchHoldingCards,
  keepPinShare,
  letCardHold,
} from '../sync/locks.ts';
import { syncStatus } from '../sync/status.ts';

/*
 * What the screens of a team's tablet do with its lock: vault, page memory and server together.
 */

const LOOK_EVERY_MS = 30_000;
/** As the largest setting of a quarter (`lockMinutes`). */
const LONGEST_IDLE_MS = 120 * 60_000;

export const lockActions: LockActions = {
  async look() {
    watchElsewhere();
    await tabletLock.attach(localDatabase(), await vaultOf(localDatabase()));
  },

  async byCard(quarter, card) {
    const vault = await vaultOf(localDatabase());
    if (!vault) return 'unknownCard';
    if (await openByCard(localDatabase(), vault, card)) {
      afterOpening(card.personId);
      return 'opened';
    }
    if (!vault.isOpen) return 'unknownCard';
    return (await isEnded(quarter, card)) ? 'endedCard' : 'newCard';
  },

  async addCard(card) {
    const vault = await vaultOf(localDatabase());
    if (!vault?.isOpen) return;
    await addCard(localDatabase(), vault, card);
    // Somebody else's, where a volunteer works here already.
    if (tabletLock.current.phase !== 'open') afterOpening(card.personId);
  },

  async byPin(personId, pin) {
    const vault = await vaultOf(localDatabase());
    if (!vault) return failure({ code: 'unknown' });
    const checks = await pinChecks(localDatabase(), vault, personId, pin);
    const answer = await askPinShare(personId, checks);
    if (!answer.ok) return answer;
    const opened = await openByPin(localDatabase(), vault, { ...answer.value, pin });
    if (!opened) return failure({ code: 'unknown' });
    tabletLock.setPin(personId, pin);
    afterOpening(personId);
    return { ok: true, value: true };
  },

  async setPin(personId, pin) {
    tabletLock.setPin(personId, pin);
    tabletLock.opened(personId);
    const vault = await vaultOf(localDatabase());
    if (!vault?.isOpen) return { sign: undefined };
    const sign = await signFor(personId);
    if (sign === undefined) return { sign };
    const share = await addPin(localDatabase(), vault, { personId, pin, sign });
    const kept = await keepPinShare(personId, share);
    if (!kept.ok) return { sign: undefined };
    await confirmPin(localDatabase(), vault, share.wrapId);
    return { sign };
  },

  async owners() {
    const record = await readVault(localDatabase());
    return [...new Set((record?.wraps ?? []).map(({ personId }) => personId))];
  },

  refresh: (quarter) => refreshCards(localDatabase(), quarter),
};

export const keyCardActions: KeyCardActions = {
  holding: (quarter) => fetchHoldingCards(quarter),
  letHold: (quarter, card) => letCardHold(quarter, card.personId, keyCardHash(card)),
  end: (quarter, personId) => endCard(quarter, personId),
};

let isWatched = false;

/** On other screens nobody sees names; but who comes back after a while finds the lock, and no key stays
 *  longer than it may. */
function watchElsewhere(): void {
  if (isWatched) return;
  isWatched = true;
  setInterval(() => tabletLock.look(LONGEST_IDLE_MS), LOOK_EVERY_MS);
}

/** What the office has ended opens nothing here from now on. */
export async function refreshCards(database: LocalDatabase, quarter: string): Promise<void> {
  const record = await readVault(database);
  if (!record || record.wraps.length === 0) return;
  const holding = await fetchHoldingCards(quarter);
  if (!holding.ok) return;
  await dropEndedWraps(database, record.id, holding.value);
  const { actor } = tabletLock.current;
  const left = (await readVault(database))?.wraps ?? [];
  if (actor !== undefined && !left.some(({ personId }) => personId === actor)) tabletLock.forget();
}

function afterOpening(personId: string): void {
  tabletLock.opened(personId);
  syncStatus.ask();
  void vaultOf(localDatabase()).then((vault) => vault && tidyVault(localDatabase(), vault));
}

/** Only the server knows; without a network a new card is taken, and looked at with the next contact. */
async function isEnded(quarter: string, card: KeyCard): Promise<boolean> {
  const holding = await fetchHoldingCards(quarter);
  return holding.ok && holding.value.get(card.personId) !== keyCardHash(card);
}

/** The sign that the volunteer has here, or one that nobody has. */
async function signFor(personId: string): Promise<string | undefined> {
  const wraps = (await readVault(localDatabase()))?.wraps ?? [];
  const own = wraps.find((wrap) => wrap.personId === personId && wrap.sign !== undefined);
  const taken = new Set(wraps.map(({ sign }) => sign));
  return own?.sign ?? LOCK_SIGNS.find((sign) => !taken.has(sign));
}
