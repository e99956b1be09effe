import { liveQuery, type Observable } from 'dexie';
import type { DayFigures } from '#domain/day-figures.ts';
import type { Quarter } from '#domain/quarter.ts';
import type { LocalDatabase } from './database.ts';
import { documentById } from './document-range.ts';
import { kept } from './kept-promise.ts';
import { localDatabase } from './local-store.ts';
import { readTreffDay } from './treff-day.ts';
import { readShownDays } from './treff-figures.ts';

/** What may be told of a day's numbers. */
export interface ShownDay {
  /** All of them, where the quarter hides no small ones. */
  figures?: DayFigures;
  /** How many people came, where that may be told; of such a day nothing else is. */
  people?: number;
}

/** The numbers of a day as the quarter lets them be told: the same as in the statistics. Now and after
 *  every change. */
export function observeShownDay(quarter: string, sessionId: string): Observable<ShownDay> {
  return liveQuery(() => readShownDay(localDatabase(), quarter, sessionId));
}

/** The same, once. */
export async function readShownDay(
  database: LocalDatabase,
  quarter: string,
  sessionId: string,
): Promise<ShownDay> {
  const settings = await kept(documentById<Quarter>(database, quarter, `quarter:${quarter}`));
  const { figures } = await kept(readTreffDay(database, quarter, sessionId));
  if (settings?.hideSmallCounts !== true) return { figures, people: figures.people };
  // That nobody came gives nobody away.
  if (figures.people === 0) return { people: 0 };
  const shown = await kept(readShownDays(database, quarter));
  return { people: shown.get(sessionId) };
}
