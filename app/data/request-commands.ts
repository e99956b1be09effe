import { ownerOf } from '#domain/ids.ts';
import type { Request } from '#domain/request.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { Body } from '#domain/version.ts';
import { readAsker } from './asker.ts';
import { type CommandFailure, put, remove, writeChecked } from './checked-writes.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import { documentById } from './document-range.ts';
import { numberInOpenRequests, saysWithRequest } from './number-said-last.ts';
import { newStep } from './request-steps.ts';

/** What can be changed of an own request; `undefined` takes a field away. */
export type RequestChanges = Partial<
  Omit<Request, '_id' | 'type' | 'v' | 'createdAt' | 'clock' | 'channel' | 'for'>
>;

/** A step that was just written; `undoStep` takes it back. */
export interface StepTaken {
  stepId: string;
}

/** Changes what was asked for, as long as it is the own. A new number is the person's from then on. */
export async function changeRequest(
  around: Surroundings,
  requestId: string,
  changes: RequestChanges,
): Promise<Result<void, CommandFailure>> {
  const { database } = around;
  return database.transaction('rw', tablesOf(database), async () => {
    const own = await readOwn(around, requestId);
    if (!own.ok) return own;
    const change = (current: Body | undefined) => current && withChanges(current, changes);
    const { viewer, personId, request } = own.value;
    const said = changes.phone as Request['phone'];
    const phone = said === request.phone ? undefined : said;
    return writeChecked(around, viewer, [
      { id: requestId, change },
      saysWithRequest(personId, { phone }, around.now()),
      ...(await numberInOpenRequests(around, personId, phone, requestId)),
    ]);
  });
}

/** It is no longer wanted. */
export function withdrawRequest(around: Surroundings, requestId: string) {
  return takeStep(around, requestId, { kind: 'withdrawn' });
}

/** It has solved itself, or somebody has helped. */
export function markSolved(around: Surroundings, requestId: string) {
  return takeStep(around, requestId, { kind: 'solved' });
}

/** The same again: it counts as asking once more, and opens what had ended. */
export function askAgain(around: Surroundings, requestId: string, words?: string) {
  return takeStep(around, requestId, { kind: 'askedAgain', words });
}

/** The answer to a volunteer's question. */
export function answerQuestion(around: Surroundings, requestId: string, words: string) {
  return takeStep(around, requestId, { kind: 'answered', words });
}

/** Takes back a step that was just taken ("Rückgängig"). */
export async function undoStep(
  around: Surroundings,
  stepId: string,
): Promise<Result<void, CommandFailure>> {
  const { database } = around;
  return database.transaction('rw', tablesOf(database), async () => {
    const asker = await readAsker(around);
    if (!asker) return failure({ code: 'forbidden' });
    return writeChecked(around, asker.viewer, [remove(stepId)]);
  });
}

function takeStep(
  around: Surroundings,
  requestId: string,
  said: { kind: string } & Record<string, unknown>,
): Promise<Result<StepTaken, CommandFailure>> {
  const { database } = around;
  return database.transaction('rw', tablesOf(database), async () => {
    const own = await readOwn(around, requestId);
    if (!own.ok) return own;
    const { viewer, personId } = own.value;
    const step = newStep(personId, requestId, said, around.now());
    const written = await writeChecked(around, viewer, [put(step)]);
    return written.ok ? success({ stepId: step._id }) : written;
  });
}

/** Who asks, where the request is theirs and is here. */
async function readOwn(around: Surroundings, requestId: string) {
  const { database, quarter } = around;
  const asker = await readAsker(around);
  if (!asker || asker.isSealed || ownerOf(requestId) !== asker.personId) {
    return failure({ code: 'forbidden' } as const);
  }
  const request = await documentById<Request>(database, quarter, requestId);
  return request
    ? success({ ...asker, request })
    : failure({ code: 'unknown', id: requestId } as const);
}

/** A request with what was changed of it; the same document where nothing was. */
export function withChanges(current: Body, changes: RequestChanges): Body {
  const next = { ...current, ...changes } as Body;
  for (const [field, value] of Object.entries(changes)) if (value === undefined) delete next[field];
  return JSON.stringify(next) === JSON.stringify(current) ? current : next;
}
