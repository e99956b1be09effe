import type { KeyCard } from '#domain/key-card.ts';
import type { LockFailure } from '#domain/lock-failure.ts';
import type { Result } from '#domain/result.ts';

/** What a card came to. `newCard`: the tablet is open and does not know it yet. `endedCard`: the office
 *  does not let it hold. */
export type CardOutcome = 'opened' | 'newCard' | 'endedCard' | 'unknownCard';

/** What the lock's screens do; the shell knows how. */
export interface LockActions {
  /** Looks at how this tablet stands. */
  look(): Promise<void>;
  byCard(quarter: string, card: KeyCard): Promise<CardOutcome>;
  /** Lets a card open this tablet from now on. */
  addCard(card: KeyCard): Promise<void>;
  byPin(personId: string, pin: string): Promise<Result<true, LockFailure>>;
  /** Sets a PIN: for this page at once, and with a network for later too. Gives the sign it is found
   *  by, where it holds for later. */
  setPin(personId: string, pin: string): Promise<{ sign: string | undefined }>;
  /** Volunteers who have a way in here. */
  owners(): Promise<string[]>;
  /** Lets go of what the office has ended. */
  refresh(quarter: string): Promise<void>;
}
