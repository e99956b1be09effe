import type { EntryFailure } from '../../data/treff-today.ts';
import { lockDe } from '../../texts/lock-de.ts';

/** Why nothing was entered, in words. */
export function entryProblem({ code }: EntryFailure): string {
  return code === 'noPlace' ? lockDe.treff.noPlace : lockDe.treff.failed;
}
