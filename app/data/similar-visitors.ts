import { liveQuery, type Observable } from 'dexie';
import type { Result } from '#domain/result.ts';
import { type SimilarPair, similarPairs } from '#domain/similar-names.ts';
import type { Body } from '#domain/version.ts';
import { type Visitor, visitorId } from '#domain/visitor.ts';
import type { CommandFailure } from './checked-writes.ts';
import { documentsOfType } from './document-range.ts';
import { localDatabase } from './local-store.ts';
import { sameAs, writeHere } from './person-commands.ts';

/** Who may have been entered twice, and who was merged already. */
export interface SimilarVisitors {
  pairs: SimilarPair[];
  /** The newest first. */
  merged: SimilarPair[];
  /** How many visits each of them has here, by person. */
  visits: ReadonlyMap<string, number>;
}

/** The same, now and after every change. */
export function observeSimilar(quarter: string): Observable<SimilarVisitors> {
  return liveQuery(async () => {
    const database = localDatabase();
    const visitors = await documentsOfType<Visitor>(database, quarter, 'visitor');
    const keys = (await database.documents
      .where({ quarter, type: 'visit' })
      .primaryKeys()) as unknown as [string, string][];
    const visits = new Map<string, number>();
    for (const [, id] of keys) {
      const personId = id.slice(id.lastIndexOf('~') + 1);
      visits.set(personId, (visits.get(personId) ?? 0) + 1);
    }
    return { pairs: similarPairs(visitors), merged: mergedPairs(visitors), visits };
  });
}

/** They are one person: all that counts and searches takes the second for the first from now on. */
export function mergeVisitors(
  quarter: string,
  { into, other }: SimilarPair,
  now: Date,
): Promise<Result<void, CommandFailure>> {
  return sameAs(quarter, other.personId, into.personId, other.displayName, now);
}

/** They are two after all: as if they had never been merged. */
export function splitVisitors(
  quarter: string,
  { other }: SimilarPair,
  now: Date,
): Promise<Result<void, CommandFailure>> {
  return sameAs(quarter, other.personId, undefined, other.displayName, now);
}

/** They are two, and shall not be suggested again; or (`false`) may be. */
export function keepApart(
  quarter: string,
  { into, other }: SimilarPair,
  isApart: boolean,
  now: Date,
): Promise<Result<void, CommandFailure>> {
  const change = (current: Body | undefined): Body | undefined => {
    if (!current) return current;
    const { notSame = [], ...visitor } = current as Body & Partial<Visitor>;
    const others = notSame.filter((personId) => personId !== into.personId);
    const next = isApart ? [...others, into.personId] : others;
    return next.length > 0 ? { ...visitor, notSame: next } : visitor;
  };
  return writeHere(quarter, [{ id: visitorId(other.personId), change }], now);
}

function mergedPairs(visitors: readonly Visitor[]): SimilarPair[] {
  const byPerson = new Map(visitors.map((visitor) => [visitor.personId, visitor]));
  return visitors
    .flatMap((other) => {
      const into = byPerson.get(other.mergedInto ?? '');
      return into ? [{ into, other }] : [];
    })
    .sort((a, b) => ((a.other.updatedAt ?? '9') > (b.other.updatedAt ?? '9') ? -1 : 1));
}
