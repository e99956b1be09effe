import { ownerOf } from '#domain/ids.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { type Request, requestDocumentId } from '#domain/request.ts';
import { type Result, success } from '#domain/result.ts';
import type { Body } from '#domain/version.ts';
import { asksAgain, openLike } from './ask-again.ts';
import type { HelpDraft } from './ask-for-help.ts';
import { type CommandFailure, type Edit, put, writeChecked } from './checked-writes.ts';
import { type ContactDetails, saysOfThemselves } from './contact-details.ts';
import type { Surroundings } from './copies.ts';
import { freshKey, freshPersonId } from './fresh-keys.ts';
import { readOne, requestsOfAll } from './known-persons.ts';
import { numberInOpenRequests } from './number-said-last.ts';
import { asOffice } from './office-commands.ts';
import { newStep } from './request-steps.ts';

/** What the office writes for somebody, and how they came to it. */
export interface OnBehalf {
  /** Who it is, where the office knows them. */
  personId?: string;
  channel: Extract<Request['channel'], 'phone' | 'desk'>;
  draft: HelpDraft;
  /** The fields of the draft that nobody has said: they change nothing of what is open. */
  unsaid?: readonly (keyof HelpDraft)[];
}

/** What became of it; `joined`: it was asked before and is still open. */
export interface WrittenOnBehalf {
  requestId: string;
  personId: string;
  joined: boolean;
}

/**
 * Writes a request for somebody on the telephone or at the desk, and the person where they are new.
 * Who speaks with the office needs no call back: it is confirmed at once, unless somebody else asks
 * for them. A question that is still open is not made twice, as on a person's own phone.
 */
export function writeOnBehalf(
  around: Surroundings,
  { personId: known, channel, draft, unsaid }: OnBehalf,
): Promise<Result<WrittenOnBehalf, CommandFailure>> {
  const now = around.now();
  return asOffice(around, async (viewer) => {
    const { database, quarter } = around;
    const { one, ids } = await readOne(database, quarter, known ?? freshPersonId());
    const open = openLike(await requestsOfAll(database, quarter, ids), draft);
    const requestId = open?.request._id ?? requestDocumentId(one, freshKey());
    const isSpeaking = draft.for !== 'other';
    const step = newStep(ownerOf(requestId) ?? one, requestId, { kind: 'confirmed' }, now);
    const person = saysOfThemselves(one, detailsOf(draft), now);
    const written = await writeChecked(around, viewer, [
      isSpeaking ? verifiedToo(person, around) : person,
      ...(open
        ? asksAgain(open, draft, now, unsaid)
        : [put(requestOf(requestId, draft, channel, now))]),
      ...(isSpeaking && !open?.standing.confirmed ? [put(step)] : []),
      ...(await numberInOpenRequests(around, one, draft.phone, requestId)),
    ]);
    const joined = open !== undefined;
    return written.ok ? success({ requestId, personId: one, joined }) : written;
  });
}

function requestOf(
  _id: string,
  { name: _, ...asked }: HelpDraft,
  channel: Request['channel'],
  now: Date,
): Body {
  const said = Object.entries(asked).filter(([, value]) => value !== undefined);
  const made = { type: 'request', v: 1, createdAt: now.toISOString() };
  return { _id, ...made, ...Object.fromEntries(said), channel };
}

/** Who asks for somebody else says their own name and number; the home is the other's. */
function detailsOf({ name, phone, address, language, comeAs, for: whom }: HelpDraft) {
  const details: ContactDetails = { name, phone, address, language, comeAs };
  return whom === 'other' ? { name, phone } : details;
}

function verifiedToo(person: Edit, { now }: Surroundings): Edit {
  const verified = dateOf(localDateTimeAt(now()));
  const change = (current: Body | undefined) => {
    const next = person.change(current);
    return next && next.verified === undefined ? { ...next, verified } : next;
  };
  return { ...person, change };
}
