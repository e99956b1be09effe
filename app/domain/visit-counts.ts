import { keyOf } from './ids.ts';
import type { Visit } from './visit.ts';

/** What a visit adds to the counts of its session when it is folded. */
export type VisitCounts = {
  visits: number;
  counts: Record<string, number>;
  topics: Record<string, number>;
  outcomes: Record<string, number>;
};

/** Who was there and of what band nobody noted. */
export const NO_BAND = 'unknown';

/** The anonymous counts of some visits. */
export function countsOf(
  visits: readonly Pick<Visit, 'band' | 'topics' | 'outcome'>[],
): VisitCounts {
  const sum: VisitCounts = { visits: visits.length, counts: {}, topics: {}, outcomes: {} };
  for (const { band = NO_BAND, topics = [], outcome } of visits) {
    add(sum.counts, band, 1);
    for (const topic of topics) add(sum.topics, topic, 1);
    if (outcome !== undefined) add(sum.outcomes, outcome, 1);
  }
  return sum;
}

/** The counts of two together. */
export function addedCounts(a: Partial<VisitCounts>, b: VisitCounts): VisitCounts {
  return {
    visits: (a.visits ?? 0) + b.visits,
    counts: added(a.counts, b.counts),
    topics: added(a.topics, b.topics),
    outcomes: added(a.outcomes, b.outcomes),
  };
}

/** The month of a visit: that of its session, `2026-12`. */
export function monthOfVisit({ sessionId }: Pick<Visit, 'sessionId'>): string {
  return keyOf(sessionId).split('~').at(-1)?.slice(0, 7) ?? '';
}

function added(a: Record<string, number> = {}, b: Record<string, number> = {}) {
  const sum = { ...a };
  for (const [name, count] of Object.entries(b)) add(sum, name, count);
  return sum;
}

function add(sum: Record<string, number>, name: string, count: number): void {
  sum[name] = (Object.hasOwn(sum, name) ? (sum[name] ?? 0) : 0) + count;
}
