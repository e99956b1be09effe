import type { Session } from '#domain/session.ts';
import { waitingNumber, waitingSeries } from '#domain/waiting-series.ts';
import type { LocalDatabase } from './database.ts';
import { documentById } from './document-range.ts';
import { sessionsBefore } from './sessions-before.ts';
import type { Today } from './treff-today.ts';

/** So many sessions say which tablets there are. */
const SESSIONS = 8;

/** What this device handed out today. It keeps its word for the day, whoever it hears of meanwhile. */
interface HandedOut {
  sessionId: string;
  series: string;
  count: number;
}

/** Whether the quarter hands out numbers. In a transaction it must hold `documents`. */
export async function handsOutNumbers({
  database,
  quarter,
}: {
  database: LocalDatabase;
  quarter: string;
}): Promise<boolean> {
  const settings = await database.documents.get([quarter, `quarter:${quarter}`]);
  return settings?.doc.waitingNumbers === true;
}

/**
 * The number of whoever comes next, where the quarter hands out numbers; it is used up, also where the
 * entry is taken back. In a transaction it must hold `documents` and `own`.
 */
export async function nextNumber(
  { database, quarter }: { database: LocalDatabase; quarter: string },
  { sessionId, writer }: Today,
): Promise<string | undefined> {
  if (!(await handsOutNumbers({ database, quarter }))) return undefined;
  const key = `waitingNumbers:${quarter}`;
  const before = (await database.own.get(key))?.value as HandedOut | undefined;
  const today = before?.sessionId === sessionId ? before : undefined;
  const series =
    today?.series ?? waitingSeries(writer, await tabletsOf(database, quarter, sessionId));
  const count = (today?.count ?? 0) + 1;
  await database.own.put({ key, value: { sessionId, series, count } satisfies HandedOut });
  return waitingNumber(series, count);
}

/** The tablets that took part at this Treff lately, who came first first. */
async function tabletsOf(
  database: LocalDatabase,
  quarter: string,
  sessionId: string,
): Promise<string[]> {
  const before = await sessionsBefore(database, quarter, sessionId);
  const tablets: string[] = [];
  for (const id of [...before.slice(0, SESSIONS).reverse(), sessionId]) {
    const session = await documentById<Session>(database, quarter, id);
    tablets.push(...[...(session?.devices ?? [])].sort());
  }
  return tablets;
}
