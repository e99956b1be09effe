import { keyOf } from '#domain/ids.ts';
import { type Request, requestDocumentId } from '#domain/request.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { Body } from '#domain/version.ts';
import { asksAgain, openLike } from './ask-again.ts';
import { type Asker, readAsker } from './asker.ts';
import { type CommandFailure, problemWith, put, writeChecked } from './checked-writes.ts';
import { type ContactDetails, newPerson, saysOfThemselves } from './contact-details.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import { freshKey } from './fresh-keys.ts';
import { numberInOpenRequests } from './number-said-last.ts';
import { type OwnRequest, requestsOf } from './own-requests.ts';
import { type SealFailure, sealDocument } from './seal-document.ts';

/** What somebody asks for. `name` and, where they ask for themselves, `phone` and `address` go into
 *  the person's own document too. */
export type HelpDraft = Pick<
  Request,
  | 'kind'
  | 'words'
  | 'language'
  | 'when'
  | 'where'
  | 'placeId'
  | 'phone'
  | 'address'
  | 'doorbell'
  | 'floor'
  | 'comeAs'
  | 'for'
  | 'other'
> & { name?: string };

/** What became of asking. */
export interface Asked {
  /** The request's whole id. */
  requestId: string;
  /** It was asked before and is still open: this was noted as asking again. */
  joined: boolean;
  /** It is for the office alone, and cannot be seen again on this device. */
  sealed: boolean;
}

/**
 * Asks for help, with and without a network. On a person's own phone a question that is still open is
 * not made twice: asking again is a step of it, and what is said otherwise than before changes it. A
 * guest's phone draws its person, and becomes an unverified resident's with the next contact. On an info
 * tablet and a Treff's tablet it is sealed.
 */
export async function askForHelp(
  around: Surroundings,
  draft: HelpDraft,
): Promise<Result<Asked, CommandFailure | SealFailure>> {
  const { database } = around;
  const asker = await database.transaction('rw', database.own, async () => readAsker(around));
  if (!asker) return failure({ code: 'forbidden' });
  if (asker.isSealed) return askSealed(around, asker, draft);
  return database.transaction('rw', tablesOf(database), async () => {
    const open = openLike(await requestsOf(database, around.quarter, asker.personId), draft);
    if (open) return askAnew(around, asker, open, draft);
    const request = requestOf(around, asker.personId, draft);
    const written = await writeChecked(around, asker.viewer, [
      saysOfThemselves(asker.personId, detailsOf(draft), around.now()),
      put(request),
      ...(await numberInOpenRequests(around, asker.personId, draft.phone)),
    ]);
    return written.ok
      ? success({ requestId: request._id, joined: false, sealed: false })
      : failure(written.error);
  });
}

async function askAnew(
  around: Surroundings,
  { personId, viewer }: Asker,
  open: OwnRequest,
  draft: HelpDraft,
): Promise<Result<Asked, CommandFailure>> {
  const requestId = open.request._id;
  const written = await writeChecked(around, viewer, [
    saysOfThemselves(personId, detailsOf(draft), around.now()),
    ...asksAgain(open, draft, around.now()),
    ...(await numberInOpenRequests(around, personId, draft.phone, requestId)),
  ]);
  return written.ok ? success({ requestId, joined: true, sealed: false }) : failure(written.error);
}

/** The person goes before the request, so that the office knows whom to ring when it arrives. */
async function askSealed(
  around: Surroundings,
  { personId, viewer }: Asker,
  draft: HelpDraft,
): Promise<Result<Asked, CommandFailure | SealFailure>> {
  const request = requestOf(around, personId, draft, viewer.role === 'kiosk' ? 'kiosk' : 'desk');
  const person = newPerson(personId, detailsOf(draft), around.now());
  const isKnown = personId === viewer.personId;
  for (const doc of isKnown ? [request] : [person, request]) {
    const problem = problemWith({ ...viewer, role: 'resident', personId }, doc._id, undefined, doc);
    if (problem) return failure(problem);
  }
  for (const doc of isKnown ? [request] : [person, request]) {
    const sealed = await sealDocument(around, doc);
    if (!sealed.ok) return sealed;
  }
  return success({ requestId: request._id, joined: false, sealed: true });
}

function requestOf(
  { now }: Surroundings,
  personId: string,
  { name: _, ...draft }: HelpDraft,
  channel: Request['channel'] = 'app',
): Body {
  const made = { type: 'request', v: 1, createdAt: now().toISOString() };
  const said = Object.entries(draft).filter(([, value]) => value !== undefined);
  const fields = Object.fromEntries(said);
  return { _id: requestDocumentId(personId, freshKey()), ...made, ...fields, channel };
}

/** Who asks for somebody else says their own name and number; the home is the other's. */
function detailsOf(draft: HelpDraft): ContactDetails {
  const { name, phone, address, language, comeAs } = draft;
  return draft.for === 'other' ? { name, phone } : { name, phone, address, language, comeAs };
}

/** The part of a request's id that its steps, card and answers carry. */
export function requestKeyOf(requestId: string): string {
  return keyOf(requestId);
}
