import { mergedPerson, type Visitor, visitorId } from '#domain/visitor.ts';
import type { LocalDatabase } from './database.ts';
import { documentsOfIds } from './document-range.ts';

/** What of a visitor is readable on a locked tablet too. */
export type ClearVisitor = Pick<Visitor, 'personId' | 'mergedInto'>;

/**
 * Who somebody is after all merges that are known here; locked or not. Inside a transaction it must
 * hold `documents`.
 */
export async function personAfterMerges(
  database: LocalDatabase,
  quarter: string,
  personId: string,
): Promise<string> {
  return mergedPerson(personId, await readChains(database, quarter, [personId]));
}

/** The visitors of some persons, and of all whom these turned out to be, by person: without names. */
export async function readChains(
  database: LocalDatabase,
  quarter: string,
  persons: readonly string[],
): Promise<Map<string, ClearVisitor>> {
  const known = new Map<string, ClearVisitor>();
  let wanted = [...new Set(persons)];
  const asked = new Set(wanted);
  while (wanted.length > 0) {
    const rows = await database.documents.bulkGet(
      wanted.map((personId): [string, string] => [quarter, visitorId(personId)]),
    );
    const found = rows.flatMap((row) => (row ? [row.doc as ClearVisitor] : []));
    for (const visitor of found) known.set(visitor.personId, visitor);
    wanted = found.flatMap(({ mergedInto }) =>
      mergedInto !== undefined && !asked.has(mergedInto) ? [mergedInto] : [],
    );
    for (const personId of wanted) asked.add(personId);
  }
  return known;
}

/** What some persons are called, each as whoever they are after all merges; without those whose name
 *  cannot be read here. */
export async function readNamesOf(
  database: LocalDatabase,
  quarter: string,
  persons: readonly string[],
): Promise<Map<string, string>> {
  const chains = await readChains(database, quarter, persons);
  const ids = [...chains.keys()].map(visitorId);
  const visitors = await documentsOfIds<Visitor>(database, quarter, ids);
  const own = new Map(visitors.map(({ personId, displayName }) => [personId, displayName]));
  const names = new Map<string, string>();
  for (const personId of persons) {
    const name = own.get(mergedPerson(personId, chains)) ?? own.get(personId);
    if (name !== undefined) names.set(personId, name);
  }
  return names;
}
