import { isEnded } from '#domain/request-state.ts';
import type { Edit } from './checked-writes.ts';
import { type ContactDetails, saysOfThemselves } from './contact-details.ts';
import type { Surroundings } from './copies.ts';
import { requestsOf } from './own-requests.ts';

/**
 * The number that a person says last is theirs everywhere: in their own document and in whatever
 * they have asked for that is open, since a request's own number is rung first. These are the
 * requests that still say another, `except` apart. In a transaction it must hold `documents`.
 */
export async function numberInOpenRequests(
  { database, quarter }: Pick<Surroundings, 'database' | 'quarter'>,
  personId: string,
  phone: string | undefined,
  except?: string,
): Promise<Edit[]> {
  if (phone === undefined) return [];
  const all = await requestsOf(database, quarter, personId);
  return all
    .filter(({ request, standing }) => !isEnded(standing) && request._id !== except)
    .filter(({ request }) => request.phone !== undefined && request.phone !== phone)
    .map(({ request: { _id } }) => ({
      id: _id,
      change: (current) => current && { ...current, phone },
    }));
}

/** What somebody said of themselves with a change of their request. Whom only the team knows gets no
 *  document for a number alone: they would lose their name by it. */
export function saysWithRequest(personId: string, details: ContactDetails, now: Date): Edit {
  const says = saysOfThemselves(personId, details, now);
  const isNamed = details.name !== undefined;
  return { ...says, change: (current) => (current || isNamed ? says.change(current) : current) };
}
