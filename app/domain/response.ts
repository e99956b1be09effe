import * as v from 'valibot';
import { documentFields, LocalDateTimeText, text } from './document.ts';
import { keyOf } from './ids.ts';
import { PersonId } from './person-id.ts';
import { Count, Key } from './references.ts';
import { Outcome } from './visit.ts';

const fields = {
  _id: v.string(),
  type: v.literal('response'),
  ...documentFields,
  /** The part of the request's id after the last colon. */
  requestId: Key,
  personId: PersonId,
  /** Counts this person's answers to this request, from 1. */
  n: v.pipe(Count, v.minValue(1)),
};

/** A volunteer's answer to a card. Answers are only added; the highest `n` is what holds. */
export const Response = v.variant('kind', [
  v.looseObject({ ...fields, kind: v.literal('yes'), at: LocalDateTimeText }),
  v.looseObject({ ...fields, kind: v.literal('question'), words: text(500) }),
  v.looseObject({ ...fields, kind: v.picklist(['sorry', 'handBack']) }),
  v.looseObject({
    ...fields,
    kind: v.literal('done'),
    outcome: Outcome,
    minutes: v.optional(Count),
  }),
]);
export type Response = v.InferOutput<typeof Response>;

/** The id of a person's nth answer to a request; a request's whole id gives its key only. */
export function responseId(requestId: string, personId: string, n: number): string {
  return `response:${keyOf(requestId)}~${personId}~${n}`;
}

/** The answer of a volunteer that holds, among all responses to a request. */
export function latestResponse(
  responses: readonly Response[],
  personId: string,
): Response | undefined {
  return responses
    .filter((response) => response.personId === personId)
    .reduce<Response | undefined>((last, one) => (last && last.n > one.n ? last : one), undefined);
}

/** The number of a volunteer's next answer. */
export function nextResponseNumber(responses: readonly Response[], personId: string): number {
  return (latestResponse(responses, personId)?.n ?? 0) + 1;
}
