import { addedFigures, type Figures, noFigures } from './figures.ts';
import { keyOf } from './ids.ts';
import { type JoinedVisit, joinedVisits } from './joined-visits.ts';
import { SERVER_WRITER, type Tally } from './tally.ts';
import type { Visit } from './visit.ts';
import { addedCounts, countsOf, monthOfVisit, type VisitCounts } from './visit-counts.ts';

/** One session in numbers. A person is there once, so that its persons are its visits. */
export interface SessionFigures extends Figures {
  sessionId: string;
  placeId: string;
  /** `2026-12-01`. */
  date: string;
}

/** A place's month (`2026-12`) in numbers. */
export interface MonthFigures extends Figures {
  placeId: string;
  month: string;
}

/** Everything that the statistics of Treffs are made of. */
export interface TreffFigures {
  /** By date, then by place. */
  sessions: readonly SessionFigures[];
  months: readonly MonthFigures[];
}

/**
 * The figures of all Treffs, from what is left of their visits, from what the server folded of those
 * that were deleted, and from the tallies of all devices: they are the same before and after folding.
 * `personOf` says who somebody is after all merges.
 */
export function treffFigures(
  { visits, tallies }: { visits: readonly Visit[]; tallies: readonly Tally[] },
  personOf: (personId: string) => string,
): TreffFigures {
  const joined = joinedVisits(visits, personOf);
  const sessions = new Map<string, SessionFigures>();
  const add = (sessionId: string, placeId: string, counts: VisitCounts, tallied = 0) => {
    const known = sessions.get(sessionId) ?? emptySession(sessionId, placeId);
    sessions.set(sessionId, withCounts(known, counts, tallied));
  };
  for (const [sessionId, own] of groupedBySession(joined)) {
    const placeId = own[0]?.visit.placeId ?? '';
    add(sessionId, placeId, countsOf(own.map(({ visit }) => visit)));
  }
  for (const { sessionId, placeId, writer, ...counts } of tallies) {
    // What was counted at an event is none of a Treff's.
    if (sessionId === undefined || placeId === undefined) continue;
    const whole = countsIn(counts);
    if (writer === SERVER_WRITER) add(sessionId, placeId, whole);
    else add(sessionId, placeId, { ...whole, visits: 0 }, sumOf(whole.counts));
  }
  const held = [...sessions.values()].filter(({ people }) => people > 0).sort(inOrder);
  return { sessions: held, months: monthsOf(held, personsByMonth(joined, tallies)) };
}

function monthsOf(
  sessions: readonly SessionFigures[],
  persons: ReadonlyMap<string, number>,
): MonthFigures[] {
  const months = new Map<string, MonthFigures>();
  for (const session of sessions) {
    const { placeId } = session;
    const month = session.date.slice(0, 7);
    const key = `${placeId} ${month}`;
    const sum = addedFigures(months.get(key) ?? noFigures(), session);
    months.set(key, { ...sum, persons: persons.get(key) ?? 0, placeId, month });
  }
  return [...months.values()];
}

/** The distinct known persons of each place's month. */
function personsByMonth(
  joined: readonly JoinedVisit[],
  tallies: readonly Tally[],
): Map<string, number> {
  const distinct = new Map<string, Set<string>>();
  for (const { visit, personId } of joined) {
    const key = `${visit.placeId} ${monthOfVisit(visit)}`;
    distinct.set(key, (distinct.get(key) ?? new Set()).add(personId));
  }
  const persons = new Map([...distinct].map(([key, { size }]) => [key, size]));
  for (const { writer, placeId, month, persons: folded = 0 } of tallies) {
    if (writer !== SERVER_WRITER || month === undefined) continue;
    persons.set(`${placeId} ${month}`, (persons.get(`${placeId} ${month}`) ?? 0) + folded);
  }
  return persons;
}

function emptySession(sessionId: string, placeId: string): SessionFigures {
  const date = keyOf(sessionId).split('~').at(-1) ?? '';
  return { sessionId, placeId, date, ...noFigures() };
}

function withCounts(known: SessionFigures, counts: VisitCounts, tallied: number): SessionFigures {
  const { bands, topics, outcomes } = known;
  const sum = addedCounts({ visits: known.visits, counts: bands, topics, outcomes }, counts);
  const nameless = known.tallied + tallied;
  return {
    ...known,
    people: sum.visits + nameless,
    visits: sum.visits,
    tallied: nameless,
    persons: sum.visits,
    bands: sum.counts,
    topics: sum.topics,
    outcomes: sum.outcomes,
  };
}

function groupedBySession(joined: readonly JoinedVisit[]): Map<string, JoinedVisit[]> {
  const groups = new Map<string, JoinedVisit[]>();
  for (const one of joined) {
    const own = groups.get(one.visit.sessionId);
    if (own) own.push(one);
    else groups.set(one.visit.sessionId, [one]);
  }
  return groups;
}

/** What a tally counts. */
function countsIn({ visits, counts, topics, outcomes }: Partial<Tally>): VisitCounts {
  return {
    visits: visits ?? 0,
    counts: aboveNought(counts),
    topics: aboveNought(topics),
    outcomes: aboveNought(outcomes),
  };
}

/** One that was counted and taken back leaves a nought. */
function aboveNought(counts: Record<string, number> = {}): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

function sumOf(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function inOrder(a: SessionFigures, b: SessionFigures): number {
  return a.sessionId === b.sessionId ? 0 : keyIn(a) < keyIn(b) ? -1 : 1;
}

function keyIn({ date, sessionId }: SessionFigures): string {
  return `${date} ${sessionId}`;
}
