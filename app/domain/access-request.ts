import * as v from 'valibot';
import { documentFields, Instant, LocalDateText } from './document.ts';
import { ownerOf } from './ids.ts';
import { addDays, dateOf, type LocalDate, localDateTimeAt } from './local-time.ts';
import type { Person } from './person.ts';
import { Channel } from './request.ts';

/** "Was ist über mich gespeichert?": asked for somewhere, due within a month. */
export const AccessRequest = v.looseObject({
  _id: v.string(),
  type: v.literal('accessRequest'),
  ...documentFields,
  askedAt: Instant,
  dueOn: LocalDateText,
  channel: v.optional(Channel),
  /** The day somebody made sure who asks. */
  identitySeenOn: v.optional(LocalDateText),
  answeredAt: v.optional(Instant),
});
export type AccessRequest = v.InferOutput<typeof AccessRequest>;

/**
 * The last day for the answer: the same day of the next month, or that month's last day where it
 * has no such day (Art. 12 (3) GDPR; Regulation 1182/71, Art. 3 (2) c).
 */
export function accessDueOn(askedAt: Date): LocalDate {
  const asked = dateOf(localDateTimeAt(askedAt));
  const next = monthAfter(asked);
  const lastDay = addDays(`${monthAfter(`${next}-01`)}-01`, -1);
  const sameDay = `${next}-${asked.slice(8)}`;
  return sameDay < lastDay ? sameDay : lastDay;
}

/** Whether somebody still waits for the answer. */
export function isOpenAccessRequest(request: Pick<AccessRequest, 'answeredAt'>): boolean {
  return request.answeredAt === undefined;
}

/**
 * What is still to be answered, what is due first comes first. The right ends with a life (recital
 * 27 GDPR): whoever moved away, or wants no calls, still gets the answer.
 */
export function accessRequestsDue(
  requests: readonly AccessRequest[],
  persons: readonly Pick<Person, '_id' | 'ended'>[],
): AccessRequest[] {
  const dead = new Set(
    persons.filter(({ ended }) => ended?.reason === 'died').map(({ _id }) => ownerOf(_id)),
  );
  return requests
    .filter((request) => isOpenAccessRequest(request) && !dead.has(ownerOf(request._id)))
    .sort((a, b) => (a.dueOn + a._id < b.dueOn + b._id ? -1 : 1));
}

/** 31 days after the first of a month lie in the next one. */
function monthAfter(date: LocalDate): string {
  return addDays(`${date.slice(0, 7)}-01`, 31).slice(0, 7);
}
