import { instantOf, type LocalDateTime } from './local-time.ts';
import { isReachable, type Person } from './person.ts';
import type { Request } from './request.ts';
import type { RequestCard } from './request-card.ts';
import { isEnded, needsAnother, type RequestStanding } from './request-state.ts';

const DAY_MS = 86_400_000;

/** Why a request needs the office. */
export type InboxReason =
  /** Not confirmed yet by a call back. */
  | 'new'
  /** Waits for that call longer than the quarter wants. */
  | 'waiting'
  /** Asked for the third time or more. */
  | 'askedOften'
  /** Nobody took it within the quarter's days. */
  | 'nobodyFound'
  /** A volunteer was there, and somebody must come again. */
  | 'again'
  /** The agreed time has passed, and nobody said how it went. */
  | 'overdue'
  /** A volunteer's question waits for an answer. */
  | 'question'
  /** A volunteer said yes of whom no name is known: nobody may be announced without one. */
  | 'volunteerUnknown';

/** Days after which a quarter wants to know of something; `Quarter.escalation` names others. */
export const ESCALATION_DAYS = {
  /** To the call back of a new request. */
  confirm: 1,
  /** To a volunteer for a confirmed one. */
  nobodyFound: 3,
  /** To the answer to a volunteer's question. */
  answer: 2,
  /** From the agreed time to a word on how it went. */
  overdue: 1,
} as const;
export type Escalation = Partial<Record<string, number>>;

/** What is known of a request at the office. */
export interface KnownRequest {
  request: Request;
  standing: RequestStanding;
  person?: Person;
  card?: RequestCard;
  /** Whether somebody whose name is not known said yes and waits. */
  hasUnknownVolunteer?: boolean;
}

/** A request that needs the office. */
export interface InboxEntry extends KnownRequest {
  /** The most pressing comes first. */
  reasons: InboxReason[];
  /** Since when it waits, ISO instant. */
  since: string;
}

/** Reasons in the order of how pressing they are. */
const ORDER: readonly InboxReason[] = [
  'overdue',
  'waiting',
  'askedOften',
  'again',
  'new',
  'nobodyFound',
  'volunteerUnknown',
  'question',
];

/**
 * The requests that need the office, the most pressing first and of those the longest waiting. Whose
 * person has died, moved or asked to be left alone needs nothing (`person.ended`).
 */
export function inboxOf(
  known: readonly KnownRequest[],
  escalation: Escalation | undefined,
  now: Date,
): InboxEntry[] {
  return known
    .filter(({ standing }) => !isEnded(standing) || needsAnother(standing))
    .filter(({ person }) => !person || isReachable(person))
    .map((one): InboxEntry => {
      const since = waitsSince(one);
      return { ...one, since, reasons: reasonsOf(one, { since, escalation, now }) };
    })
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => rankOf(a) - rankOf(b) || (a.since < b.since ? -1 : 1));
}

/** Since when a request waits for what it waits for now. */
export function waitsSince({ request, standing, card }: KnownRequest): string {
  const asked = request.arrivedAt ?? request.createdAt;
  const { step } = standing;
  if (standing.state === 'open' && card?.openSince) return card.openSince;
  return step ? (step.arrivedAt ?? step.at) : asked;
}

function reasonsOf(
  { standing, hasUnknownVolunteer }: KnownRequest,
  { since, escalation, now }: { since: string; escalation?: Escalation; now: Date },
): InboxReason[] {
  const isPast = (rule: keyof typeof ESCALATION_DAYS, from: number) =>
    now.getTime() - from > (escalation?.[rule] ?? ESCALATION_DAYS[rule]) * DAY_MS;
  const from = Date.parse(since);
  const { state, accepted, promised, askedTimes } = standing;
  const agreed = accepted?.when ?? (promised && `${promised.day}T24:00`);
  const found: Record<InboxReason, boolean> = {
    new: state === 'new',
    waiting: state === 'new' && isPast('confirm', from),
    askedOften: askedTimes >= 3 && agreed === undefined && !isEnded(standing),
    again: needsAnother(standing),
    nobodyFound: (state === 'open' || state === 'assigned') && isPast('nobodyFound', from),
    overdue: agreed !== undefined && isPast('overdue', endOf(agreed)),
    question: state === 'question' && isPast('answer', from),
    volunteerUnknown: hasUnknownVolunteer === true,
  };
  return ORDER.filter((reason) => found[reason]);
}

function endOf(when: LocalDateTime): number {
  return instantOf(when).getTime();
}

function rankOf({ reasons: [first] }: InboxEntry): number {
  return first ? ORDER.indexOf(first) : ORDER.length;
}
