import type { RequestStep } from './request-step.ts';

/** How a request stands, to be told in words. */
export type RequestState =
  /** Not yet confirmed by a call back. */
  | 'new'
  /** Confirmed; somebody is looked for. */
  | 'open'
  /** A certain volunteer was asked. */
  | 'assigned'
  /** A volunteer has a question; the person's answer is waited for. */
  | 'question'
  /** Somebody comes. */
  | 'accepted'
  /** Handed on to a place of the directory. */
  | 'passedOn'
  | 'withdrawn'
  | 'solved'
  | 'done'
  | 'closed';

/** What the steps of a request come to. */
export interface RequestStanding {
  state: RequestState;
  /** The step that made it so; none for a new request. */
  step?: RequestStep;
  /** Whether the office has confirmed the person by a call back. */
  confirmed: boolean;
  /** How often it was asked, the first time included. */
  askedTimes: number;
  /** Who comes and when, while somebody does. */
  accepted?: RequestStep & { kind: 'accepted' };
  /** In place of it, as far as who asked for somebody else may know. */
  promised?: RequestStep & { kind: 'promised' };
}

const ENDED: ReadonlySet<RequestState> = new Set([
  'passedOn',
  'withdrawn',
  'solved',
  'done',
  'closed',
]);

/**
 * The standing of a request by all its steps, in any order. They count in the order in which they
 * arrived at the office (`arrivedAt`, then id); what has not arrived yet comes after all that has.
 * Asking again reopens what had ended; a volunteer's step that comes after the end changes nothing.
 */
export function requestStanding(steps: readonly RequestStep[]): RequestStanding {
  const inOrder = [...steps].sort(byArrival);
  return inOrder.reduce<RequestStanding>(after, { state: 'new', confirmed: false, askedTimes: 1 });
}

/** Whether nobody needs to do anything more for a request. */
export function isEnded({ state }: Pick<RequestStanding, 'state'>): boolean {
  return ENDED.has(state);
}

/** Whether a volunteer was there, and said that somebody must come again. It has ended for them; the office
 *  has to see to it. */
export function needsAnother({ state, step }: Pick<RequestStanding, 'state' | 'step'>): boolean {
  return state === 'done' && step?.kind === 'done' && step.outcome === 'again';
}

function after(before: RequestStanding, step: RequestStep): RequestStanding {
  const waiting = before.confirmed ? 'open' : 'new';
  switch (step.kind) {
    case 'confirmed':
      return before.state === 'new'
        ? { ...before, state: 'open', step, confirmed: true }
        : { ...before, confirmed: true };
    case 'askedAgain': {
      const askedTimes = before.askedTimes + 1;
      if (!isEnded(before)) return { ...before, askedTimes };
      return { state: waiting, step, confirmed: before.confirmed, askedTimes };
    }
    case 'withdrawn':
    case 'solved':
    case 'closed':
    case 'passedOn':
      return ended(before, step.kind, step);
    default:
      return isEnded(before) ? before : afterVolunteer(before, step, waiting);
  }
}

function afterVolunteer(
  before: RequestStanding,
  step: RequestStep,
  waiting: RequestState,
): RequestStanding {
  const { accepted: _, promised: __, ...others } = before;
  switch (step.kind) {
    case 'accepted':
      return { ...others, state: 'accepted', step, accepted: step };
    case 'promised':
      return { ...others, state: 'accepted', step, promised: step };
    case 'assigned':
      return { ...others, state: 'assigned', step };
    case 'asked':
      return before.state === 'accepted' ? before : { ...before, state: 'question', step };
    case 'answered':
      return before.state === 'question' ? { ...before, state: waiting, step } : before;
    case 'handedBack':
      return { ...others, state: waiting, step };
    case 'done':
      return ended(before, 'done', step);
    default:
      return before;
  }
}

/** The first end stands: who withdraws what was done before has still been helped. What was not finished
 *  waits for another end. */
function ended(before: RequestStanding, state: RequestState, step: RequestStep): RequestStanding {
  if (isEnded(before) && !needsAnother(before)) return before;
  const { accepted: _, promised: __, ...others } = before;
  return { ...others, state, step };
}

function byArrival(a: RequestStep, b: RequestStep): number {
  if (a.arrivedAt === undefined && b.arrivedAt === undefined) {
    return compare(a.at, b.at) || compare(a._id, b._id);
  }
  if (a.arrivedAt === undefined) return 1;
  if (b.arrivedAt === undefined) return -1;
  return compare(a.arrivedAt, b.arrivedAt) || compare(a._id, b._id);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
