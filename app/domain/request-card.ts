import * as v from 'valibot';
import { documentFields, Instant, text } from './document.ts';
import { keyOf } from './ids.ts';
import { PersonId } from './person-id.ts';
import { DocumentReference, Key, PlaceReference } from './references.ts';
import { ComeAs, RequestKind, RequestWhere, RequestWindow } from './request.ts';

/**
 * What volunteers see of a request before they take it on: never whose it is, nor the words. The
 * server makes it of a confirmed request; who has it is decided here, by compare and set.
 */
export const RequestCard = v.looseObject({
  _id: v.string(),
  type: v.literal('requestCard'),
  ...documentFields,
  /** The part of the request's id after the last colon. */
  requestId: Key,
  kind: RequestKind,
  /** Part of the quarter: "Schalke-Nord". */
  area: v.optional(text(120)),
  when: v.optional(RequestWindow),
  where: v.optional(RequestWhere),
  placeId: v.optional(PlaceReference),
  language: v.optional(text(35)),
  comeAs: v.optional(ComeAs),
  state: v.picklist(['open', 'taken', 'closed']),
  /** Since when it waits for a volunteer. A yes that arrived earlier was answered: somebody else
   *  had it then, and whether its time still suits nobody knows. */
  openSince: v.optional(Instant),
  /** The response that has it. */
  takenBy: v.optional(DocumentReference),
  /** Volunteers whom the office asked first. */
  invited: v.optional(v.array(PersonId)),
});
export type RequestCard = v.InferOutput<typeof RequestCard>;

/** The one id of a request's card. Only the key of the request: a card names nobody. */
export function requestCardId(requestId: string): string {
  return `requestCard:${keyOf(requestId)}`;
}
