import { ownerOf } from '#domain/ids.ts';
import type { Request } from '#domain/request.ts';
import { isEnded } from '#domain/request-state.ts';
import type { HelpDraft } from './ask-for-help.ts';
import { type Edit, put } from './checked-writes.ts';
import type { OwnRequest } from './own-requests.ts';
import { type RequestChanges, withChanges } from './request-commands.ts';
import { newStep } from './request-steps.ts';

/** Two taps are one. */
const SAME_TAP_MS = 10_000;

/** What a draft asks for that is open already: the same kind for the same person, or just to be called where
 *  anything is open. */
export function openLike(
  requests: readonly OwnRequest[],
  draft: HelpDraft,
): OwnRequest | undefined {
  const isForOther = draft.for === 'other';
  return requests.find(({ request, standing }) => {
    if (isEnded(standing) || (request.for === 'other') !== isForOther) return false;
    if (isForOther && nameOf(request) !== nameOf(draft)) return false;
    return request.kind === draft.kind || draft.kind === 'callMe';
  });
}

/** Notes on an open request that it was asked for again, and what was said otherwise than before; `unsaid`
 *  are the fields of the draft that nobody has said. */
export function asksAgain(
  { request, steps }: OwnRequest,
  draft: HelpDraft,
  now: Date,
  unsaid: readonly (keyof HelpDraft)[] = [],
): Edit[] {
  const lastAsked = steps.filter(({ kind }) => kind === 'askedAgain').map(({ at }) => at);
  const last = [request.createdAt, ...lastAsked].sort().at(-1) ?? request.createdAt;
  const isSameTap = Math.abs(now.getTime() - Date.parse(last)) < SAME_TAP_MS;
  const words = draft.words === request.words ? undefined : draft.words?.slice(0, 1000);
  const personId = ownerOf(request._id) ?? '';
  const step = newStep(personId, request._id, { kind: 'askedAgain', words }, now);
  const said = Object.entries(draft).filter(([field]) => !unsaid.includes(field as never));
  const changes = saidAnew(request, Object.fromEntries(said) as unknown as HelpDraft);
  return [
    { id: request._id, change: (current) => current && withChanges(current, changes) },
    ...(isSameTap ? [] : [put(step)]),
  ];
}

/** By which somebody else is known; their number may be said otherwise the next time. */
function nameOf({ other }: Pick<Request, 'other'>): string | undefined {
  return other?.name.trim().toLowerCase();
}

/** What a draft says otherwise than the request that it joins. Words that are said anew stand in the
 *  step. */
function saidAnew(request: Request, draft: HelpDraft): RequestChanges {
  const { when, where, placeId, comeAs, phone, address, doorbell, floor, language } = draft;
  // The postcode belongs to the street that it came with.
  const isSameHome = address?.street === request.address?.street;
  const all: RequestChanges = {
    ...{ when, where, placeId, comeAs, phone, doorbell, floor, language },
    address: isSameHome ? undefined : address,
    words: request.words === undefined ? draft.words : undefined,
    other: draft.other && { ...request.other, ...draft.other },
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
