import type { Visit } from './visit.ts';

/** Who came to a session: one visit, or those of somebody who was entered under several names. */
export interface JoinedVisit {
  /** With the facts of all; its id is that of the person's own visit where there is one. */
  visit: Visit;
  /** Who came, after all merges. */
  personId: string;
  /** The visits it is made of. */
  ids: readonly string[];
}

/**
 * The visits of each person to each session as one, the first that came first. `personOf` says who
 * somebody is after all merges: nothing is re-keyed, so that a merge can be taken back.
 */
export function joinedVisits(
  visits: readonly Visit[],
  personOf: (personId: string) => string,
): JoinedVisit[] {
  const groups = new Map<string, Visit[]>();
  for (const visit of visits) {
    const key = `${visit.sessionId} ${personOf(visit.personId)}`;
    groups.set(key, [...(groups.get(key) ?? []), visit]);
  }
  return [...groups.values()]
    .map((own) => joined(own, personOf))
    .sort((a, b) => (cameBefore(a.visit, b.visit) ? -1 : 1));
}

function joined(own: readonly Visit[], personOf: (personId: string) => string): JoinedVisit {
  const inOrder = [...own].sort((a, b) => (cameBefore(a, b) ? -1 : 1));
  const [first] = inOrder as [Visit];
  const personId = personOf(first.personId);
  const main = inOrder.find((visit) => visit.personId === personId) ?? first;
  const ids = inOrder.map(({ _id }) => _id);
  return { visit: inOrder.length === 1 ? main : withAllFacts(main, inOrder), personId, ids };
}

/** What the main visit says stands; what it does not say comes from the others. `all` are in the order in
 *  which they came, the main one among them. */
export function withAllFacts(main: Visit, all: readonly Visit[]): Visit {
  const others = all.filter((visit) => visit !== main);
  const decided = main.outcome ? main : (others.find(({ outcome }) => outcome) ?? main);
  const topics = [...new Set([main, ...others].flatMap((visit) => visit.topics ?? []))];
  const numbers = [...new Set(all.flatMap(({ waitingNumbers }) => waitingNumbers ?? []))];
  const said: Partial<Visit> = {
    at: all[0]?.at ?? main.at,
    band: main.band ?? others.find(({ band }) => band)?.band,
    helper: main.helper ?? others.find(({ helper }) => helper)?.helper,
    outcome: decided.outcome,
    passedOnTo: decided.passedOnTo,
    topics: topics.length > 0 ? topics : undefined,
    waitingNumbers: numbers.length > 0 ? numbers : undefined,
    followUpAt: main.followUpAt ?? others.find(({ followUpAt }) => followUpAt)?.followUpAt,
    calledAt: main.calledAt ?? others.find(({ calledAt }) => calledAt)?.calledAt,
  };
  return { ...main, ...said };
}

/** A visit with the facts of another entry of the same person to the same session. */
export function foldedVisit(visit: Visit, other: Visit): Visit {
  return withAllFacts(
    visit,
    [visit, other].sort((a, b) => (cameBefore(a, b) ? -1 : 1)),
  );
}

function cameBefore(a: Visit, b: Visit): boolean {
  return a.at < b.at || (a.at === b.at && a._id < b._id);
}
