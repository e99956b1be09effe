import { isEqualJson } from './equal.ts';
import type { Visit } from './visit.ts';

/** What is said of a visit. A field that is `undefined` is taken away. */
export type VisitChanges = Partial<
  Pick<Visit, 'band' | 'topics' | 'helper' | 'outcome' | 'passedOnTo' | 'calledAt' | 'followUpAt'>
>;

const SINGLE = ['band', 'helper', 'outcome', 'calledAt', 'followUpAt'] as const;

/**
 * What changes in each of the visits that somebody's one visit is made of (joined-visits.ts), by id. `main`
 * is the person's own; `others` are in the order in which they came. What is said anew is said where the
 * fact stands, and of the main visit where it stands nowhere; what is taken away goes wherever it stands, or
 * it would show again.
 */
export function changesOfEach(
  main: Visit,
  others: readonly Visit[],
  said: VisitChanges,
): ReadonlyMap<string, VisitChanges> {
  const all = [main, ...others];
  const changes = new Map<string, VisitChanges>();
  const say = ({ _id }: Visit, more: VisitChanges) =>
    changes.set(_id, { ...changes.get(_id), ...more });
  if ('topics' in said) {
    for (const visit of all) {
      const topics = topicsOf(visit, { all, isMain: visit === main, wanted: said.topics ?? [] });
      if (topics) say(visit, { topics: topics.length > 0 ? topics : undefined });
    }
  }
  for (const field of SINGLE.filter((one) => one in said)) {
    const holders = all.filter((visit) => visit[field] !== undefined);
    const [first = main] = holders;
    if (said[field] !== undefined) say(first, { [field]: said[field] });
    else for (const holder of holders) say(holder, { [field]: undefined });
  }
  if ('passedOnTo' in said) {
    const ends = (visit: Visit) => ({ ...visit, ...changes.get(visit._id) }).outcome !== undefined;
    say(all.find(ends) ?? main, { passedOnTo: said.passedOnTo });
  }
  return changes;
}

/** The topics of one of the visits; `undefined` where they stay as they are. */
function topicsOf(
  { topics = [] }: Visit,
  { all, isMain, wanted }: { all: readonly Visit[]; isMain: boolean; wanted: readonly string[] },
): string[] | undefined {
  const known = new Set(all.flatMap((visit) => visit.topics ?? []));
  const left = topics.filter((topic) => wanted.includes(topic));
  const next = isMain ? [...left, ...wanted.filter((topic) => !known.has(topic))] : left;
  return isEqualJson(next, topics) ? undefined : next;
}
