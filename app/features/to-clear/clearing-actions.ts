import type { ErasureListing } from '#domain/erasure-listing.ts';
import type { QuarantineListing, QuarantineOutcome } from '#domain/quarantine-listing.ts';
import type { Result } from '#domain/result.ts';

/** Why the server did not do it. */
export type ClearingFailure = { code: 'noContact' | 'forbidden' | 'unknownDevice' | 'refused' };

/** What only the server can do or know; the shell knows how to ask it. */
export interface ClearingActions {
  erase: (
    quarter: string,
    personId: string,
  ) => Promise<Result<{ n: number; on: string }, ClearingFailure>>;
  listErasures: (quarter: string) => Promise<Result<ErasureListing[], ClearingFailure>>;
  listQuarantine: (quarter: string) => Promise<Result<QuarantineListing, ClearingFailure>>;
  decide: (
    quarter: string,
    ids: readonly string[],
    decision: 'accept' | 'discard' | 'undo',
  ) => Promise<Result<QuarantineOutcome[], ClearingFailure>>;
}
