import * as v from 'valibot';
import { Address, documentFields, Instant, LocalDateTimeText, Phone, text } from './document.ts';
import { keyOf } from './ids.ts';
import { Key } from './references.ts';
import { ComeAs, RequestKind, RequestWhere } from './request.ts';

/**
 * What a volunteer may see of whom they visit, in the volunteer's own range. The server writes it
 * when the task is theirs, and takes it away when it is done. Who has only asked something finds the
 * answer here (`answer`), and nothing else of the person.
 */
export const Contact = v.looseObject({
  _id: v.string(),
  type: v.literal('contact'),
  ...documentFields,
  /** The part of the request's id after the last colon. */
  requestId: Key,
  kind: RequestKind,
  words: v.optional(text(2000)),
  /** What the person answered to this volunteer's question. */
  answer: v.optional(text(1000)),
  name: v.optional(text(120)),
  phone: v.optional(Phone),
  address: v.optional(Address),
  doorbell: v.optional(text(80)),
  floor: v.optional(text(40)),
  language: v.optional(text(35)),
  comeAs: v.optional(ComeAs),
  where: v.optional(RequestWhere),
  when: v.optional(LocalDateTimeText),
  tuerwort: v.optional(text(80)),
  /** The task's end and a day: from then on no device shows it, with or without a network. */
  until: Instant,
});
export type Contact = v.InferOutput<typeof Contact>;

/** The one id of the contact that a volunteer has for a request. */
export function contactId(volunteerId: string, requestId: string): string {
  return `${volunteerId}:contact:${keyOf(requestId)}`;
}

/** Whether it is a task, and not only the answer to a question. */
export function isTask({ when }: Pick<Contact, 'when'>): boolean {
  return when !== undefined;
}

/** Whether a contact may still be shown. `now` is server time. */
export function isShown(contact: Pick<Contact, 'until'>, now: Date): boolean {
  return now.getTime() < Date.parse(contact.until);
}
