import type { SealFailure } from '../data/seal-document.ts';
import type { EntryFailure } from '../data/treff-today.ts';
import { lockDe } from '../texts/lock-de.ts';
import { treffDe } from '../texts/treff-de.ts';

/** Why nothing was entered, in words. */
export function entryProblem({ code }: EntryFailure | SealFailure): string {
  if (code === 'noKey') return treffDe.entry.noKey;
  if (code === 'notThatDay') return treffDe.paper.notThatDay;
  return code === 'noPlace' ? lockDe.treff.noPlace : lockDe.treff.failed;
}
