import {
  type QuarantineListing,
  type QuarantineOutcome,
  quarantineIn,
  quarantineOutcomesIn,
} from '#domain/quarantine-listing.ts';
import { type Result, success } from '#domain/result.ts';
import type { ApiOptions } from './api-request.ts';
import { askAsOffice, type OfficeFailure } from './office-request.ts';

/** The server takes so many at once. */
const MOST_AT_ONCE = 200;

/** What revoked devices brought and nobody has decided on, and what was decided lately. */
export function listQuarantine(
  quarter: string,
  options?: ApiOptions,
): Promise<Result<QuarantineListing, OfficeFailure>> {
  const path = `/api/quarantine?quarter=${encodeURIComponent(quarter)}`;
  return askAsOffice('GET', path, undefined, quarantineIn, options);
}

/**
 * Takes entries in, throws them away, or takes such a decision back; gives what became of each, in order. A failure half way
 * leaves what was decided decided: asking again is harmless.
 */
export async function decideQuarantine(
  quarter: string,
  ids: readonly string[],
  decision: 'accept' | 'discard' | 'undo',
  options?: ApiOptions,
): Promise<Result<QuarantineOutcome[], OfficeFailure>> {
  const outcomes: QuarantineOutcome[] = [];
  for (let from = 0; from < ids.length; from += MOST_AT_ONCE) {
    const body = { quarter, ids: ids.slice(from, from + MOST_AT_ONCE), decision };
    const answer = await askAsOffice(
      'POST',
      '/api/quarantine',
      body,
      quarantineOutcomesIn,
      options,
    );
    if (!answer.ok) return answer;
    outcomes.push(...answer.value);
  }
  return success(outcomes);
}
