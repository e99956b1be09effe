import { holdsCard } from './answer-standing.ts';
import { callId } from './call.ts';
import { hashOfBytes } from './hash.ts';
import type { KnownRequest } from './inbox.ts';
import { dateOf, type LocalDateTime, timeOf } from './local-time.ts';
import { isEnded } from './request-state.ts';
import { latestResponse, type Response } from './response.ts';
import type { Shift } from './shift.ts';

/** A request with the answers of volunteers to it. */
export interface AnsweredRequest extends KnownRequest {
  personId: string;
  responses: readonly Response[];
}

/** What a volunteer has taken on, or offered to: it goes back to the inbox when they leave. */
export interface HandedBack<Request extends AnsweredRequest> {
  entry: Request;
  /** The answer that still stands. */
  answer: Response;
  /** The person counts on them: they were told that this volunteer comes. */
  isPromised: boolean;
}

/** The requests in which a volunteer's answer still stands, those that somebody else has left out. */
export function standingAnswers<Request extends AnsweredRequest>(
  requests: readonly Request[],
  volunteerId: string,
): HandedBack<Request>[] {
  return requests.flatMap((entry) => {
    const answer = latestResponse(entry.responses, volunteerId);
    const { card, standing } = entry;
    if (isEnded(standing) || (answer?.kind !== 'yes' && answer?.kind !== 'question')) return [];
    const isTheirs = card !== undefined && holdsCard(card, volunteerId);
    const isPromised = isTheirs || standing.accepted?.who.personId === volunteerId;
    if (card?.state === 'taken' && !isTheirs) return [];
    return [{ entry, answer, isPromised }];
  });
}

/** Shifts that have not begun: others are looked for. One that has begun, they have kept. */
export function shiftsAhead(
  shifts: readonly Shift[],
  volunteerId: string,
  now: LocalDateTime,
): Shift[] {
  const [today, time] = [dateOf(now), timeOf(now)];
  return shifts
    .filter(({ personId, canNot }) => personId === volunteerId && !canNot)
    .filter(({ date, from = '24:00' }) => date > today || (date === today && from > time))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/**
 * The one id of the call to somebody whose visit a leaving volunteer had promised: whichever office
 * device writes it, and however often, it is one call. The server knows by it that they are rung.
 */
export function leftCallId(requestKey: string, answerId: string): string {
  const hash = hashOfBytes(new TextEncoder().encode(answerId)).slice(0, 16);
  return callId(`${leftCallKey(requestKey)}${hash}`);
}

/** How the keys of these calls begin for one request. */
export function leftCallKey(requestKey: string): string {
  return `left~${requestKey}~`;
}
