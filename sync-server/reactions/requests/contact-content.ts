import { contactId } from '#domain/contact.ts';
import {
  addDays,
  dateOf,
  instantOf,
  type LocalDate,
  type LocalDateTime,
} from '#domain/local-time.ts';
import type { Body } from '#domain/version.ts';
import { begun, filled } from '../server-writes.ts';
import type { KnownRequest } from './known-request.ts';

/** The last day on which a volunteer may see whom they visit: the task's day and one more. */
export function lastDayOf(when: LocalDateTime): LocalDate {
  return addDays(dateOf(when), 1);
}

/** The end of that day: from then on nobody sees it, with or without a network. */
export function untilOf(when: LocalDateTime): string {
  return instantOf(`${lastDayOf(when)}T24:00`).toISOString();
}

/** What a volunteer sees of whom they visit. Whoever asks for somebody else is not who is visited. */
export function contactContent(
  { key, request, person }: KnownRequest,
  volunteer: string,
  task: { when: LocalDateTime; tuerwort: string; since: string },
): Body | undefined {
  if (!request) return undefined;
  const isForOther = request.for === 'other';
  const { kind, words, doorbell, floor, where } = request;
  const { when, tuerwort, since } = task;
  return {
    ...begun('contact', contactId(volunteer, key), since),
    ...filled({
      requestId: key,
      kind,
      words,
      name: isForOther ? request.other?.name : person?.name,
      phone: isForOther ? request.other?.phone : (request.phone ?? person?.phone),
      address: request.address ?? (isForOther ? undefined : person?.address),
      doorbell,
      floor,
      language: request.language ?? person?.language,
      comeAs: request.comeAs ?? person?.comeAs,
      where,
      when,
      tuerwort,
      until: untilOf(when),
    }),
  };
}
