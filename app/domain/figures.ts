import { addedCounts } from './visit-counts.ts';

/** What a session, or several together, come to. */
export interface Figures {
  /** Everybody: visits and tallies. */
  people: number;
  /** Visits of people whose name is, or was, known. */
  visits: number;
  /** People without a name. */
  tallied: number;
  /** Distinct known persons; each counts once for each place and month. */
  persons: number;
  bands: Record<string, number>;
  topics: Record<string, number>;
  outcomes: Record<string, number>;
  /** What is hidden in part or whole, because it is small. */
  leftOut: readonly Measure[];
}

/** What is counted. */
export const MEASURES = [
  'people',
  'visits',
  'tallied',
  'persons',
  'bands',
  'topics',
  'outcomes',
] as const;
export type Measure = (typeof MEASURES)[number];

/** Nothing yet. */
export function noFigures(): Figures {
  const counts = { bands: {}, topics: {}, outcomes: {} };
  return { people: 0, visits: 0, tallied: 0, persons: 0, ...counts, leftOut: [] };
}

/** Two together. */
export function addedFigures(a: Figures, b: Figures): Figures {
  const sum = addedCounts({ ...a, counts: a.bands }, { ...b, counts: b.bands });
  return {
    people: a.people + b.people,
    visits: sum.visits,
    tallied: a.tallied + b.tallied,
    persons: a.persons + b.persons,
    bands: sum.counts,
    topics: sum.topics,
    outcomes: sum.outcomes,
    leftOut: [...new Set([...a.leftOut, ...b.leftOut])],
  };
}
