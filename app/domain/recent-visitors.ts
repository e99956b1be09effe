import type { Visit } from './visit.ts';

/** From so many sessions before today "Zuletzt hier" takes its names. */
export const RECENT_SESSIONS = 4;

/** Somebody who was here lately. */
export interface RecentVisitor {
  /** Who it is after all merges. */
  personId: string;
  /** At how many of the sessions. */
  times: number;
  /** The id of the last of them. */
  lastSession: string;
}

/** Who came to some sessions of one Treff: most often first, then who was here last. The order does not
 *  change while a day is entered: a button stays where the finger expects it. */
export function recentVisitors(
  visits: readonly Pick<Visit, 'personId' | 'sessionId'>[],
  personOf: (personId: string) => string,
): RecentVisitor[] {
  const sessions = new Map<string, Set<string>>();
  for (const { personId, sessionId } of visits) {
    const person = personOf(personId);
    sessions.set(person, (sessions.get(person) ?? new Set()).add(sessionId));
  }
  return [...sessions]
    .map(([personId, own]) => ({
      personId,
      times: own.size,
      lastSession: [...own].sort().at(-1) ?? '',
    }))
    .sort(
      (a, b) =>
        b.times - a.times ||
        (a.lastSession === b.lastSession
          ? a.personId < b.personId
            ? -1
            : 1
          : a.lastSession > b.lastSession
            ? -1
            : 1),
    );
}
