import type { Quarter } from '#domain/quarter.ts';
import type { RequestWindow } from '#domain/request.ts';
import { requestCardId } from '#domain/request-card.ts';
import type { Body } from '#domain/version.ts';
import { begun, filled } from '../server-writes.ts';
import type { KnownRequest } from './known-request.ts';

/** What volunteers see of a request: never whose it is, nor the words, nor a street. Field by field,
 *  so that nothing that a later version adds to a request gets there by itself. */
export function cardContent(
  { key, request, person, quarter, steps, card }: KnownRequest,
  state: { state: 'open' | 'taken' | 'closed'; openSince?: string; takenBy?: string },
): Body | undefined {
  if (!request) return undefined;
  const { kind, when, where, placeId } = request;
  const street = request.address?.street ?? personsStreet(request.for, person?.address?.street);
  const invited = steps.flatMap((step) => (step.kind === 'assigned' ? [step.personId] : []));
  const _id = requestCardId(key);
  return {
    ...begun('requestCard', _id, card?.createdAt ?? state.openSince ?? request.createdAt),
    ...filled({
      requestId: key,
      kind,
      area: where === 'treff' ? undefined : areaOf(quarter, street),
      when: when && windowOf(when),
      where,
      placeId: where === 'treff' ? placeId : undefined,
      language: request.language ?? person?.language,
      comeAs: request.comeAs ?? person?.comeAs,
      invited: invited.length > 0 ? [...new Set(invited)].sort() : undefined,
      ...state,
    }),
  };
}

/** The part of the quarter that a street is in; a street that is in several says nothing. */
export function areaOf(
  quarter: Pick<Quarter, 'districts'> | undefined,
  street: string | undefined,
): string | undefined {
  if (street === undefined) return undefined;
  const wanted = streetName(street);
  const found = (quarter?.districts ?? []).filter(({ streets }) =>
    streets.some((one) => streetName(one) === wanted),
  );
  return found.length === 1 ? found[0]?.name : undefined;
}

/** "Kurt-Schumacher-Str. 12a" and "kurt schumacher straße" are one. */
function streetName(street: string): string {
  return street
    .toLowerCase()
    .replace(/\s+\d.*$/, '')
    .replace(/str(\.|aße|asse)?(?=\s|$)/, 'strasse')
    .replace(/ß/g, 'ss')
    .replace(/[^a-zäöü]/g, '');
}

function windowOf({ soon, day, days, partOfDay }: RequestWindow): RequestWindow {
  return filled({ soon, day, days, partOfDay }) as RequestWindow;
}

/** Somebody else's home is not where the asker lives. */
function personsStreet(of: string | undefined, street: string | undefined): string | undefined {
  return of === 'other' ? undefined : street;
}
