import { type Escalation, type InboxReason, inboxOf, type KnownRequest } from './inbox.ts';
import type { RequestKind } from './request.ts';
import { isEnded } from './request-state.ts';

/** The lists of the office's inbox; those named after a reason hold what has it. */
export const INBOX_GROUPS = [
  'todo',
  'new',
  'waiting',
  'askedOften',
  'again',
  'nobodyFound',
  'overdue',
  'question',
  'volunteerUnknown',
  'open',
  'accepted',
  'ended',
  'all',
] as const;
export type InboxGroup = (typeof INBOX_GROUPS)[number];

/** Whether an address names a list. */
export function isInboxGroup(text: string | undefined): text is InboxGroup {
  return (INBOX_GROUPS as readonly (string | undefined)[]).includes(text);
}

/** A request with why it needs the office, if it does. */
export type Sorted<Known extends KnownRequest> = Known & {
  reasons: readonly InboxReason[];
  since: string;
};

/** All requests, those that need the office first, in the order of how pressing they are; then the
 *  others as they came. */
export function sortedInbox<Known extends KnownRequest>(
  all: readonly Known[],
  escalation: Escalation | undefined,
  now: Date,
): Sorted<Known>[] {
  const byId = new Map(all.map((one) => [one.request._id, one]));
  const pressing = inboxOf(all, escalation, now).flatMap(({ request, reasons, since }) => {
    const one = byId.get(request._id);
    byId.delete(request._id);
    return one ? [{ ...one, reasons, since }] : [];
  });
  const others = [...byId.values()].map((one) => ({
    ...one,
    reasons: [],
    since: one.request.arrivedAt ?? one.request.createdAt,
  }));
  return [...pressing, ...others];
}

/** Whether a request stands in a list. */
export function isInGroup({ reasons, standing }: Sorted<KnownRequest>, group: InboxGroup): boolean {
  switch (group) {
    case 'all':
      return true;
    case 'todo':
      return reasons.length > 0;
    case 'open':
      return standing.state === 'open' || standing.state === 'assigned';
    case 'accepted':
      return standing.state === 'accepted';
    case 'ended':
      return isEnded(standing);
    default:
      return reasons.includes(group);
  }
}

/** Whether a request fits what was typed (a name, digits of a number, a word) and the kind. */
export function fitsInboxSearch(
  { request, person }: Pick<KnownRequest, 'request' | 'person'>,
  { typed, kind }: { typed: string; kind?: RequestKind },
): boolean {
  if (kind !== undefined && request.kind !== kind) return false;
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return true;
  const digits = wanted.replace(/\D/g, '').replace(/^0+/, '');
  const phones = [request.phone, person?.phone, request.other?.phone].filter(Boolean).join(' ');
  if (digits.length >= 3 && phones.replace(/[^\d]/g, '').includes(digits)) return true;
  const words = [person?.name, request.words, request.other?.name, request.doorbell];
  return words.some((text) => text?.toLowerCase().includes(wanted));
}
