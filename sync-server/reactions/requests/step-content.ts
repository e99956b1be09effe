import type { Person } from '#domain/person.ts';
import { stepIdOfResponse } from '#domain/request-step.ts';
import type { Response } from '#domain/response.ts';
import type { SERVER_STEPS } from '#domain/step-kinds.ts';
import type { Body } from '#domain/version.ts';
import { begun, filled } from '../server-writes.ts';

/** A step that follows from a volunteer's answer: its id, its time and its place in the order are the
 *  answer's, so that writing it again writes the same. */
export function stepOfResponse(
  owner: string,
  requestKey: string,
  { _id, createdAt, arrivedAt = createdAt }: Response,
  said: { kind: (typeof SERVER_STEPS)[number] } & Record<string, unknown>,
): Body {
  const at = arrivedAt;
  const made = begun('requestStep', stepIdOfResponse(owner, _id), at);
  return { ...made, requestId: requestKey, at, ...filled(said) };
}

/** The volunteer who comes, as the person may know them before the door opens. `photo` is the id of
 *  a copy in the person's own range. */
export function whoComes(personId: string, person: Person, photo: string | undefined) {
  return filled({ personId, name: person.name, function: person.function, photo });
}
