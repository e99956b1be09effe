import { parseQuarterList, type QuarterListing } from '#domain/quarter-listing.ts';
import { failure, type Result, success } from '#domain/result.ts';
import { askApi } from './api-request.ts';

/** Asks the server for its quarters; anything but such a list is no contact. */
export async function fetchQuarterList(
  origin = '',
): Promise<Result<QuarterListing[], { code: 'noContact' }>> {
  const answer = await askApi('GET', '/api/quarters', undefined, { origin });
  const quarters = answer?.ok ? parseQuarterList(answer.body) : undefined;
  return quarters ? success(quarters) : failure({ code: 'noContact' });
}
