import { isReachable, type Person } from '#domain/person.ts';
import { type MayReach, reachAmong } from '#domain/reach.ts';
import type { Visitor } from '#domain/visitor.ts';
import type { LocalDatabase } from './database.ts';
import { documentsOfType } from './document-range.ts';

/** Whom anybody may ring, write to or remind, by what this device knows: what lists persons to turn to
 *  asks this. In a transaction it must hold `documents`. */
export async function readReach(database: LocalDatabase, quarter: string): Promise<MayReach> {
  const persons = await documentsOfType<Person>(database, quarter, 'person');
  // A Treff's tablet holds no persons: it need not open thousands of visitors for that.
  if (persons.every(isReachable)) return () => true;
  return reachAmong(persons, await documentsOfType<Visitor>(database, quarter, 'visitor'));
}
