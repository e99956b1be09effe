import { hashOfBytes } from '#domain/hash.ts';
import { isPin, MOST_WRONG_PINS } from '#domain/lock-signs.ts';
import type { LocalDatabase } from './database.ts';
import { goingOn } from './going-on.ts';
import { KEY_LASTS_MS, type Vault } from './vault.ts';
import { randomBytes } from './vault-keys.ts';
import { readVault } from './vault-record.ts';

/**
 * How a team's device stands. `unknown`: not looked at yet. `none`: it has no vault. `new`: nobody has a
 * card for it. `closed`: no key is in memory. `screen`: the key is there, the screen is locked. `open`:
 * a volunteer works with it.
 */
export type LockPhase = 'unknown' | 'none' | 'new' | 'closed' | 'screen' | 'open';

export interface LockState {
  phase: LockPhase;
  /** The volunteer who opened it. */
  actor?: string;
  /** Whether somebody's PIN can open the screen: it is in this page's memory. */
  hasPin: boolean;
  /** Wrong PINs in a row that are still borne. */
  pinsLeft: number;
  /** A volunteer's own phone that was given no card: there is nothing to lock. */
  opensItself: boolean;
}

type Listener = { next: (state: LockState) => void };

/**
 * The lock of this page. PINs are checked against what is in its memory, so offline too; nothing of
 * them is written down. Several volunteers may have one here: whoever knows theirs opens it for a
 * colleague who forgot.
 */
export class TabletLock {
  readonly #now: () => number;
  readonly #salt = randomBytes(16);
  readonly #pins = new Map<string, string>();
  readonly #listeners = new Set<Listener>();
  #vault: Vault | undefined;
  #touchedAt: number;
  #openedAt = 0;
  current: LockState = {
    phase: 'unknown',
    hasPin: false,
    pinsLeft: MOST_WRONG_PINS,
    opensItself: false,
  };

  /** `now`: ms, by any clock that goes on. */
  constructor(now: () => number) {
    this.#now = now;
    this.#touchedAt = now();
  }

  /** Looks at how the device stands; asked again, only what is new. */
  async attach(database: LocalDatabase, vault: Vault | undefined): Promise<void> {
    const record = vault && (await readVault(database));
    this.#vault = vault;
    if (!vault || !record) return this.#say({ phase: 'none' });
    const hasOwners = record.wraps.length > 0;
    if (!hasOwners) return this.#say({ phase: 'new' });
    if (!vault.isOpen) return this.#say({ phase: 'closed' });
    const own = record.wraps.find(({ kind }) => kind === 'device');
    this.#say({ opensItself: own !== undefined });
    if (own) this.opened(own.personId);
    else if (this.current.phase === 'unknown') this.#say({ phase: 'screen' });
  }

  /** A volunteer opened it, by card, PIN or a colleague. */
  opened(actor: string): void {
    if (this.current.phase !== 'screen' && this.current.phase !== 'open')
      this.#openedAt = this.#now();
    this.touch();
    this.#say({ phase: 'open', actor, pinsLeft: MOST_WRONG_PINS });
  }

  /** A volunteer's PIN for this page's life; another of theirs before is forgotten. */
  setPin(personId: string, pin: string): void {
    if (!isPin(pin)) throw new RangeError('no PIN');
    this.#pins.set(personId, this.#markOf(pin));
    this.#say({});
  }

  /** Whose PIN it is; nobody's counts as wrong, and after a few the key goes from memory. */
  whosePin(pin: string): string | undefined {
    const mark = this.#markOf(pin);
    const owner = [...this.#pins].find(([, known]) => known === mark)?.[0];
    if (owner !== undefined) {
      this.#say({ pinsLeft: MOST_WRONG_PINS });
      return owner;
    }
    const pinsLeft = this.current.pinsLeft - 1;
    this.#say({ pinsLeft });
    if (pinsLeft <= 0) this.forget();
    return undefined;
  }

  /** Somebody uses the screen. */
  touch(): void {
    this.#touchedAt = this.#now();
  }

  /** Locks the screen; without a PIN that could open it the key need not stay. */
  lockScreen(): void {
    if (this.current.phase !== 'open' || this.current.opensItself) return;
    if (this.#pins.size === 0) this.forget();
    else this.#say({ phase: 'screen', actor: undefined });
  }

  /** Forgets key and PINs: from now on a card is needed, or a PIN and the server. */
  forget(): void {
    this.#pins.clear();
    this.#vault?.lock();
    const { phase } = this.current;
    if (phase === 'open' || phase === 'screen') this.#say({ phase: 'closed', actor: undefined });
  }

  /** Locks what was not used for so long, and forgets a key that is twelve hours old. */
  look(idleMs: number): void {
    const now = this.#now();
    const { phase, opensItself } = this.current;
    if (opensItself || (phase !== 'open' && phase !== 'screen')) return;
    if (now - this.#openedAt > KEY_LASTS_MS) this.forget();
    else if (now - this.#touchedAt > idleMs) this.lockScreen();
  }

  subscribe(listener: Listener): { unsubscribe(): void } {
    this.#listeners.add(listener);
    listener.next(this.current);
    return { unsubscribe: () => this.#listeners.delete(listener) };
  }

  #markOf(pin: string): string {
    return hashOfBytes(new Uint8Array([...this.#salt, ...new TextEncoder().encode(pin)]));
  }

  #say(changes: Partial<LockState>): void {
    this.current = { ...this.current, ...changes, hasPin: this.#pins.size > 0 };
    for (const { next } of this.#listeners) next(this.current);
  }
}

/** The lock of this page. */
export const tabletLock = new TabletLock(goingOn);
