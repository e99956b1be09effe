import { keyOf } from '#domain/ids.ts';
import { requestStepId } from '#domain/request-step.ts';
import type { Body } from '#domain/version.ts';
import { freshKey } from './fresh-keys.ts';

/** A new step of a request, as whoever takes it writes it. `requestId` is the request's whole id. */
export function newStep(
  personId: string,
  requestId: string,
  said: { kind: string } & Record<string, unknown>,
  now: Date,
): Body {
  const at = now.toISOString();
  const fields = Object.fromEntries(
    Object.entries(said).filter(([, value]) => value !== undefined),
  );
  const made = { type: 'requestStep', v: 1, createdAt: at };
  const _id = requestStepId(personId, requestId, freshKey());
  return { _id, ...made, requestId: keyOf(requestId), at, ...fields, kind: said.kind };
}
