import type { KeyCard } from '#domain/key-card.ts';
import type { LockFailure } from '#domain/lock-failure.ts';
import type { Result } from '#domain/result.ts';

/** What the office's screen of Schlüsselkarten asks the server; the shell knows how. */
export interface KeyCardActions {
  /** The cards that hold: their hashes, by person. */
  holding(quarter: string): Promise<Result<Map<string, string>, LockFailure>>;
  letHold(quarter: string, card: KeyCard): Promise<Result<true, LockFailure>>;
  end(quarter: string, personId: string): Promise<Result<true, LockFailure>>;
}
