import { liveQuery, type Observable } from 'dexie';
import type { Place } from '#domain/place.ts';
import { withoutSmallFigures } from '#domain/small-figures.ts';
import type { Tally } from '#domain/tally.ts';
import { type SessionFigures, type TreffFigures, treffFigures } from '#domain/treff-figures.ts';
import type { Visit } from '#domain/visit.ts';
import { mergedPerson, type Visitor } from '#domain/visitor.ts';
import type { LocalDatabase } from './database.ts';
import { documentsOfType } from './document-range.ts';
import { kept } from './kept-promise.ts';
import { localDatabase } from './local-store.ts';

/** The statistics with the names of the places that they are of. */
export interface KnownFigures {
  figures: TreffFigures;
  placeNames: ReadonlyMap<string, string>;
}

/** The figures of all Treffs of a quarter, as far as this device has their documents: an office has all.
 *  Now and after every change. */
export function observeTreffFigures(quarter: string): Observable<KnownFigures> {
  return liveQuery(() => readTreffFigures(localDatabase(), quarter));
}

/** The same, once. */
export async function readTreffFigures(
  database: LocalDatabase,
  quarter: string,
): Promise<KnownFigures> {
  const visits = await documentsOfType<Visit>(database, quarter, 'visit');
  const tallies = await documentsOfType<Tally>(database, quarter, 'tally');
  const visitors = await documentsOfType<Visitor>(database, quarter, 'visitor');
  const byPerson = new Map(visitors.map((visitor) => [visitor.personId, visitor]));
  const personOf = (personId: string) => mergedPerson(personId, byPerson);
  const figures = treffFigures({ visits, tallies }, personOf);
  const ids = [...new Set(figures.months.map(({ placeId }) => placeId))];
  const rows = await database.documents.bulkGet(ids.map((id): [string, string] => [quarter, id]));
  const names = rows.flatMap((row): [string, string][] =>
    row ? [[row.id, (row.doc as Place).name]] : [],
  );
  return { figures, placeNames: new Map(names) };
}

/** How many people came to each day of which that may be told where small numbers are hidden: the same as
 *  in the statistics. Now and after every change. */
export function observeShownDays(quarter: string): Observable<ReadonlyMap<string, number>> {
  return liveQuery(() => readShownDays(localDatabase(), quarter));
}

/** The same, once. */
export async function readShownDays(
  database: LocalDatabase,
  quarter: string,
): Promise<ReadonlyMap<string, number>> {
  const { figures } = await kept(readTreffFigures(database, quarter));
  const { sessions } = withoutSmallFigures(figures);
  const isShown = ({ leftOut }: SessionFigures) => !leftOut.includes('people');
  return new Map(sessions.filter(isShown).map(({ sessionId, people }) => [sessionId, people]));
}
