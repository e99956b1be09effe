import { liveQuery, type Observable } from 'dexie';
import type { Report } from '#domain/report.ts';
import type { Result } from '#domain/result.ts';
import type { Body } from '#domain/version.ts';
import { type CommandFailure, writeChecked } from './checked-writes.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import { readSession } from './device.ts';
import { documentsOfType } from './document-range.ts';
import { localDatabase } from './local-store.ts';
import { viewerOf } from './surroundings.ts';

/** What people reported: what was strange first, then the newest. Now and after every change. */
export function observeReports(quarter: string): Observable<Report[]> {
  return liveQuery(async () => {
    const all = await documentsOfType<Report>(localDatabase(), quarter, 'report');
    return all.sort(
      (a, b) =>
        Number(b.kind === 'strange') - Number(a.kind === 'strange') ||
        (a.createdAt < b.createdAt ? 1 : -1),
    );
  });
}

/** The office has dealt with a report, or takes that back (`isHandled` false). */
export function markReport(
  around: Surroundings,
  id: string,
  isHandled: boolean,
): Promise<Result<void, CommandFailure>> {
  const { database } = around;
  const change = (current: Body | undefined) => {
    if (!current) return undefined;
    const { handledAt: _, ...others } = current;
    return (isHandled ? { ...others, handledAt: around.now().toISOString() } : others) as Body;
  };
  return database.transaction('rw', tablesOf(database), async () => {
    const viewer = viewerOf(await readSession(database));
    return writeChecked(around, viewer, [{ id, change }]);
  });
}
