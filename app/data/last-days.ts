import type { Observable } from 'dexie';
import type { LocalDate } from '#domain/local-time.ts';
import type { Namesake } from '#domain/namesakes.ts';
import { visitId } from '#domain/visit.ts';
import { calmQuery } from './calm-query.ts';
import type { LocalDatabase } from './database.ts';
import { keysBeginning } from './document-range.ts';
import { kept } from './kept-promise.ts';
import { localDatabase } from './local-store.ts';

/** So many days are looked through: a question of a whole year would keep a queue waiting. */
const NEWEST_SESSIONS = 32;

/** On which day before today each of some persons was last at any Treff; `undefined` for who was not there lately, as far
 *  as this device knows. */
export type LastDays = ReadonlyMap<string, LocalDate | undefined>;

/** The same, now and after every change. */
export function observeLastDays(
  quarter: string,
  people: readonly Namesake[],
  today: LocalDate,
): Observable<LastDays> {
  return calmQuery(() => readLastDays(localDatabase(), quarter, people, today));
}

/** The same, once. Ids alone say who was where: nothing is opened for it. */
export async function readLastDays(
  database: LocalDatabase,
  quarter: string,
  people: readonly Namesake[],
  today: LocalDate,
): Promise<LastDays> {
  const ids = await kept(keysBeginning(database, quarter, 'session:'));
  const sessions = ids
    .filter((id) => dayOf(id) < today)
    .sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1))
    .slice(-NEWEST_SESSIONS);
  const asked = sessions.flatMap((session) =>
    people.flatMap(({ personId, ids: same }) =>
      same.map((id) => ({ personId, day: dayOf(session), id: visitId(session, id) })),
    ),
  );
  const rows = await database.documents.bulkGet(
    asked.map(({ id }): [string, string] => [quarter, id]),
  );
  const days = new Map<string, LocalDate | undefined>(
    people.map(({ personId }) => [personId, undefined]),
  );
  // The newest comes last, and stands.
  for (const [index, { personId, day }] of asked.entries()) {
    if (rows[index]) days.set(personId, day);
  }
  return days;
}

function dayOf(session: string): LocalDate {
  return session.slice(session.lastIndexOf('~') + 1);
}
