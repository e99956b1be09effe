import { parseQuarterList, type QuarterListing } from '#domain/quarter-listing.ts';
import { failure, type Result, success } from '#domain/result.ts';

/** Asks the server for its quarters; anything but such a list is no contact. */
export async function fetchQuarterList(
  origin = '',
): Promise<Result<QuarterListing[], { code: 'noContact' }>> {
  const answer = await fetch(`${origin}/api/quarters`, { cache: 'no-store' })
    .then((response) => (response.ok ? response.json() : undefined))
    .catch(() => undefined);
  const quarters = parseQuarterList(answer);
  return quarters ? success(quarters) : failure({ code: 'noContact' });
}
