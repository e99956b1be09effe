import type { Incident, LocalDatabase } from './database.ts';

/** So many are kept: enough for a day that went wrong. */
const MOST = 50;
/** What is no code of ours may hold anything. */
const CODE = /^[A-Za-z][A-Za-z0-9.-]{0,39}$/;

/** The code of something that threw: its name alone, for a message may quote what it was about. */
export function crashCode(error: unknown): string {
  return `crash.${error instanceof Error ? error.name : 'unknown'}`;
}

/**
 * Notes that something went wrong: its code and when, for whoever helps on the telephone. The same
 * again, with nothing else between, only counts: a week without a network shall not push out the
 * rest. Where the database refuses (full, gone) nothing is noted: it must not make matters worse.
 */
export async function noteIncident(
  database: LocalDatabase,
  code: string,
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  const incident = { code: CODE.test(code) ? code : 'other', at, lastAt: at, times: 1 };
  await database
    .transaction('rw', database.incidents, () => addIncident(database, incident))
    .catch(() => undefined);
}

async function addIncident(database: LocalDatabase, incident: Incident): Promise<void> {
  const last = await database.incidents.orderBy('nr').last();
  if (last?.nr !== undefined && last.code === incident.code) {
    const { lastAt } = incident;
    await database.incidents.update(last.nr, { lastAt, times: last.times + 1 });
    return;
  }
  const nr = await database.incidents.add(incident);
  await database.incidents
    .where('nr')
    .belowOrEqual(Number(nr) - MOST)
    .delete();
}

/** What went wrong, newest first. */
export function readIncidents(database: LocalDatabase): Promise<Incident[]> {
  return database.incidents.orderBy('nr').reverse().toArray();
}
