import type { JoinedVisit } from './joined-visits.ts';
import { SERVER_WRITER, summedCounts, type Tally } from './tally.ts';
import { addedCounts, countsOf, type VisitCounts } from './visit-counts.ts';

/** A day at the Treff in numbers. */
export interface DayFigures {
  /** Visits of people whose name is known, also those that are only a count by now. */
  visits: number;
  /** People without a name, by band. */
  tallied: Record<string, number>;
  /** Everybody: visits and tallies. */
  people: number;
  topics: Record<string, number>;
  outcomes: Record<string, number>;
  /** Visits of which nobody said how they ended. */
  open: JoinedVisit[];
}

/** The figures of one session, from its visits and from all counts of it. */
export function dayFigures(joined: readonly JoinedVisit[], tallies: readonly Tally[]): DayFigures {
  const isServers = ({ writer }: Tally) => writer === SERVER_WRITER;
  const tallied = summedCounts(tallies.filter((tally) => !isServers(tally)));
  const counts = tallies
    .filter(isServers)
    .reduce(
      (sum, folded) => addedCounts(sum, countsIn(folded)),
      countsOf(joined.map(({ visit }) => visit)),
    );
  const { visits, topics, outcomes } = counts;
  const people = Object.values(tallied).reduce((sum, count) => sum + count, visits);
  return { visits, tallied, people, topics, outcomes, open: joined.filter(isUndecided) };
}

function isUndecided({ visit }: JoinedVisit): boolean {
  return visit.outcome === undefined;
}

/** What is left of visits that were deleted; their bands are no tallies. */
function countsIn({ visits = 0, topics = {}, outcomes = {} }: Tally): VisitCounts {
  return { visits, counts: {}, topics, outcomes };
}
