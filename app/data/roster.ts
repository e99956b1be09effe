import { liveQuery, type Observable } from 'dexie';
import type { LocalDate } from '#domain/local-time.ts';
import { rosterOf } from '#domain/roster.ts';
import { isComing, type Shift } from '#domain/shift.ts';
import type { LocalDatabase } from './database.ts';
import { readSession } from './device.ts';
import { documentsOfType } from './document-range.ts';
import { localDatabase } from './local-store.ts';

/** Days, `until` exclusive. */
export interface Days {
  from: LocalDate;
  until: LocalDate;
}

/** The shifts of some days, now and after every change. They name nobody but by id: a locked tablet
 *  can read them too. */
export function observeShifts(quarter: string, days: Days): Observable<Shift[]> {
  return liveQuery(async () => readShifts(localDatabase(), quarter, days));
}

/** The same, once. */
export async function readShifts(
  database: LocalDatabase,
  quarter: string,
  { from, until }: Days,
): Promise<Shift[]> {
  const shifts = await documentsOfType<Shift>(database, quarter, 'shift');
  return shifts.filter(({ date }) => date >= from && date < until);
}

/** What a volunteer's start says of the roster. */
export interface OwnDuty {
  /** The next day on which they come. */
  next?: Shift;
  /** How many shifts of others nobody keeps. */
  open: number;
}

/** The own next shift, and how many others look for somebody: from shifts alone, so that a start need
 *  not follow the calendar's rules. Now and after every change. */
export function observeOwnDuty(quarter: string, today: LocalDate): Observable<OwnDuty> {
  return liveQuery(async () => readOwnDuty(localDatabase(), quarter, today));
}

/** The same, once. */
export async function readOwnDuty(
  database: LocalDatabase,
  quarter: string,
  today: LocalDate,
): Promise<OwnDuty> {
  const me = (await readSession(database)).personId;
  const shifts = await readShifts(database, quarter, { from: today, until: '9999' });
  const listed = rosterOf([], new Map(), shifts).flatMap((duty) => duty.shifts);
  const [next] = listed
    .filter(({ shift, standing }) => shift.personId === me && isComing(standing))
    .map(({ shift }) => shift);
  const open = listed.filter(({ shift, standing }) => shift.personId !== me && standing === 'open');
  return { ...(next && { next }), open: open.length };
}
