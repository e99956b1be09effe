import * as v from 'valibot';
import { Address, documentFields, Instant, LocalDateTimeText, Phone, text } from './document.ts';
import { keyOf } from './ids.ts';
import { addDays, dateOf, instantOf, type LocalDate, type LocalDateTime } from './local-time.ts';
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

/** The last day on which a volunteer may see whom they visit: the task's day and one more. */
export function lastDayOf(when: LocalDateTime): LocalDate {
  return addDays(dateOf(when), 1);
}

/** The end of that day: from then on nobody sees it, with or without a network. */
export function untilOf(when: LocalDateTime): string {
  return instantOf(`${lastDayOf(when)}T24:00`).toISOString();
}

/** Whether a visit was so long ago that nobody may see any more whom it was to. */
export function isOverAfter(when: LocalDateTime, now: Date): boolean {
  return Date.parse(untilOf(when)) <= now.getTime();
}

/** Whether it is a task, and not only the answer to a question. */
export function isTask({ when }: Pick<Contact, 'when'>): boolean {
  return when !== undefined;
}

/** Whether a contact may still be shown. `now` is server time. */
export function isShown(contact: Pick<Contact, 'until'>, now: Date): boolean {
  return now.getTime() < Date.parse(contact.until);
}
