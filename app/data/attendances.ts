import { liveQuery, type Observable } from 'dexie';
import { attendanceId } from '#domain/attendance.ts';
import { personOf } from '#domain/ids.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { documentsBeginning } from './document-range.ts';
import { localDatabase } from './local-store.ts';

/** The persons who were entered at the door of one date, now and after every change. */
export function observeAttending(
  quarter: string,
  eventId: string,
  date: LocalDate,
): Observable<ReadonlySet<string>> {
  return liveQuery(async () => {
    const beginning = attendanceId(eventId, date, '');
    const all = await documentsBeginning(localDatabase(), quarter, beginning);
    return new Set(all.flatMap(({ _id }) => personOf(_id) ?? []));
  });
}
