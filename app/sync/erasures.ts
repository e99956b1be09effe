import { begunErasureIn, type ErasureListing, erasuresIn } from '#domain/erasure-listing.ts';
import type { Result } from '#domain/result.ts';
import type { ApiOptions } from './api-request.ts';
import { askAsOffice, type OfficeFailure } from './office-request.ts';

/** Has the server erase a person for good; gives the erasure's number and day. */
export function erasePerson(
  quarter: string,
  personId: string,
  options?: ApiOptions,
): Promise<Result<{ n: number; on: string }, OfficeFailure>> {
  return askAsOffice('POST', '/api/erase', { quarter, personId }, begunErasureIn, options);
}

/** The erasures of a quarter and what its devices said to them, newest first. */
export function listErasures(
  quarter: string,
  options?: ApiOptions,
): Promise<Result<ErasureListing[], OfficeFailure>> {
  const path = `/api/erase?quarter=${encodeURIComponent(quarter)}`;
  return askAsOffice('GET', path, undefined, erasuresIn, options);
}
