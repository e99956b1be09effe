import { localDateTimeAt } from './local-time.ts';
import type { Request } from './request.ts';
import { needsAnother, type RequestStanding } from './request-state.ts';

/** What became of the requests of one month, by when they were asked; no name is in it. */
export interface RequestMonth {
  /** `2026-12`. */
  month: string;
  asked: number;
  helped: number;
  /** Another place helps, or a volunteer knew where. */
  passedOn: number;
  nobodyFound: number;
  withdrawn: number;
  /** Not ended yet. */
  open: number;
  /** What volunteers said that it took. */
  minutes: number;
}

type Ending = 'helped' | 'passedOn' | 'nobodyFound' | 'withdrawn' | 'open';

/** Counts requests by month, the newest first. Each is in one of the endings, so that they add up. */
export function requestFigures(
  known: readonly { request: Request; standing: RequestStanding }[],
): RequestMonth[] {
  const months = new Map<string, RequestMonth>();
  for (const { request, standing } of known) {
    const month = localDateTimeAt(new Date(request.createdAt)).slice(0, 7);
    const sum = months.get(month) ?? emptyMonth(month);
    months.set(month, sum);
    sum.asked += 1;
    sum[endingOf(standing)] += 1;
    const { step } = standing;
    sum.minutes += (step?.kind === 'done' && step.minutes) || 0;
  }
  return [...months.values()].sort((a, b) => (a.month < b.month ? 1 : -1));
}

function emptyMonth(month: string): RequestMonth {
  const endings = { helped: 0, passedOn: 0, nobodyFound: 0, withdrawn: 0, open: 0 };
  return { month, asked: 0, ...endings, minutes: 0 };
}

function endingOf(standing: RequestStanding): Ending {
  const { state, step } = standing;
  if (needsAnother(standing)) return 'open';
  switch (state) {
    case 'solved':
      return 'helped';
    case 'done':
    case 'closed':
      return endingOfOutcome(step);
    case 'passedOn':
    case 'withdrawn':
      return state;
    default:
      return 'open';
  }
}

function endingOfOutcome(step: RequestStanding['step']): Ending {
  const outcome = step?.kind === 'done' || step?.kind === 'closed' ? step.outcome : undefined;
  if (outcome === 'passedOn') return 'passedOn';
  return outcome === 'nobodyFound' || outcome === 'notReached' ? 'nobodyFound' : 'helped';
}
