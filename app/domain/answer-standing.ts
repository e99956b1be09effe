import type { RequestCard } from './request-card.ts';
import type { Response } from './response.ts';
import { isOverAfter } from './visit-end.ts';

/** How a volunteer's last answer to a card stands. */
export type AnswerStanding =
  /** Not answered, or taken back. */
  | 'none'
  | 'sorry'
  /** A question went to the person; the answer is waited for. */
  | 'asked'
  /** Said yes; home has not decided yet. */
  | 'waiting'
  /** The task is theirs. */
  | 'mine'
  /** Somebody else was quicker. */
  | 'taken'
  /** Somebody else had it and gave it back: a new yes counts. */
  | 'reopened'
  /** Holds as many tasks as the quarter allows. */
  | 'tooMany'
  | 'done'
  /** It ended otherwise: solved, withdrawn, passed on. */
  | 'closed';

/**
 * How a volunteer's answer stands, by the card and the answer alone: nobody has to tell the others
 * that one is coming, and nothing of the person is needed for it. `last` is the volunteer's answer
 * with the highest number, `now` server time.
 */
export function answerStanding(
  card: Pick<RequestCard, 'state' | 'takenBy' | 'openSince'>,
  last: Response | undefined,
  { openTasks, most, now }: { openTasks: number; most: number | undefined; now?: Date },
): AnswerStanding {
  if (!last || last.kind === 'handBack') return card.state === 'closed' ? 'closed' : 'none';
  if (last.kind === 'done') return 'done';
  if (holdsCard(card, last.personId)) return 'mine';
  if (last.kind === 'sorry') return 'sorry';
  if (card.state === 'closed') return 'closed';
  if (card.state === 'taken') return last.arrivedAt === undefined ? 'waiting' : 'taken';
  if (last.kind === 'question') return 'asked';
  if (last.arrivedAt === undefined) return 'waiting';
  if (card.openSince !== undefined && last.arrivedAt < card.openSince) return 'reopened';
  // Home gives nobody a visit whose time is over.
  if (now && last.kind === 'yes' && isOverAfter(last.at, now)) return 'reopened';
  return most !== undefined && openTasks >= most ? 'tooMany' : 'waiting';
}

/** Whether a card is taken by an answer of this volunteer. */
export function holdsCard(
  { state, takenBy }: Pick<RequestCard, 'state' | 'takenBy'>,
  volunteerId: string,
): boolean {
  return holderOf({ state, takenBy }) === volunteerId;
}

/** The volunteer by whose answer a card is taken. */
export function holderOf({
  state,
  takenBy,
}: Pick<RequestCard, 'state' | 'takenBy'>): string | undefined {
  return state === 'taken' ? takenBy?.split('~').at(-2) : undefined;
}
