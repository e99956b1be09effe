import { type Request, requestDocumentId } from '#domain/request.ts';
import { failure, type Result, success } from '#domain/result.ts';
import { maySeal } from '#domain/sealed-permissions.ts';
import type { Body } from '#domain/version.ts';
import { type CommandFailure, problemWith, put, writeChecked } from './checked-writes.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import { readSession } from './device.ts';
import { freshKey } from './fresh-keys.ts';
import { type SealFailure, sealDocument } from './seal-document.ts';
import { takeLetterBack } from './sealed-letters.ts';
import { viewerOf } from './surroundings.ts';
import { changeVisit } from './treff-visits.ts';

/** What the office is to know of what is left to do. */
export type FollowUpDraft = Pick<Request, 'words' | 'phone' | 'where'>;

/** A question of the Treff that went on to the office. */
export interface FollowedUp {
  visitId: string;
  /** Where it was sealed: until it is sent it can be taken back. */
  letterId?: string;
  requestId: string;
}

/**
 * Makes a request of what a visit left open, for whoever came: it lands in the office's inbox. On a
 * tablet it is sealed, and only the visit says that there was one, not which.
 */
export async function followUp(
  around: Surroundings,
  { visitId, personId }: { visitId: string; personId: string },
  draft: FollowUpDraft,
  enteredBy?: string,
): Promise<Result<FollowedUp, CommandFailure | SealFailure>> {
  const { database, now } = around;
  const viewer = viewerOf(await readSession(database));
  const said = Object.entries(draft).filter(([, value]) => value !== undefined && value !== '');
  const request: Body = {
    _id: requestDocumentId(personId, freshKey()),
    ...{ type: 'request', v: 1, createdAt: now().toISOString() },
    ...{ kind: 'technology', channel: 'desk' },
    ...Object.fromEntries(said),
  };
  const made = { visitId, requestId: request._id };
  if (!maySeal(viewer, 'request')) {
    const written = await database.transaction('rw', tablesOf(database), () =>
      writeChecked(around, viewer, [put(request)]),
    );
    return written.ok ? noted(around, made, enteredBy) : written;
  }
  const asker = { ...viewer, role: 'resident' as const, personId };
  const problem = problemWith(asker, request._id, undefined, request);
  if (problem) return failure(problem);
  const sealed = await sealDocument(around, request);
  return sealed.ok ? noted(around, { ...made, ...sealed.value }, enteredBy) : sealed;
}

/** Takes it back while it waits here; `false` where the office has it already, and nothing changes. */
export async function undoFollowUp(
  around: Surroundings,
  { visitId, letterId }: FollowedUp,
): Promise<boolean> {
  if (letterId === undefined) return false;
  if (!(await takeLetterBack(around, letterId))) return false;
  return (await changeVisit(around, visitId, () => ({ followUpAt: undefined }))).ok;
}

async function noted(
  around: Surroundings,
  made: FollowedUp,
  enteredBy: string | undefined,
): Promise<Result<FollowedUp, CommandFailure>> {
  const followUpAt = around.now().toISOString();
  // A visit that was removed meanwhile needs no note; the office has the request.
  await changeVisit(around, made.visitId, () => ({ followUpAt }), enteredBy);
  return success(made);
}
