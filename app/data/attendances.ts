import { liveQuery, type Observable } from 'dexie';
import { type Attendance, attendanceId } from '#domain/attendance.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { mergedPerson } from '#domain/visitor.ts';
import { documentsBeginning } from './document-range.ts';
import { localDatabase } from './local-store.ts';
import { readChains } from './visitor-chains.ts';

/** Who was entered for one date, by person after all merges; the last entry last. Now and after every
 *  change. */
export function observeAttending(
  quarter: string,
  eventId: string,
  date: LocalDate,
): Observable<ReadonlyMap<string, Attendance>> {
  return liveQuery(async () => {
    const database = localDatabase();
    const beginning = attendanceId(eventId, date, '');
    const all = await documentsBeginning<Attendance>(database, quarter, beginning);
    const persons = all.map(({ personId }) => personId);
    const chains = await readChains(database, quarter, persons);
    const inOrder = all.sort((a, b) => (a.at < b.at ? -1 : 1));
    return new Map(inOrder.map((one) => [mergedPerson(one.personId, chains), one]));
  });
}
