import { liveQuery, type Observable } from 'dexie';
import { type Call, type CallAttempt, callId } from '#domain/call.ts';
import type { Lendable } from '#domain/lendable.ts';
import { isLoanReminder, loanReminderKey } from '#domain/loan-reminder.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { type Person, personDocumentId } from '#domain/person.ts';
import { isToMake, type MayReach, remindable } from '#domain/reach.ts';
import type { Request } from '#domain/request.ts';
import { requestIdIn } from '#domain/request-step.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { Body } from '#domain/version.ts';
import { visitedOf } from '#domain/visited.ts';
import { type CommandFailure, remove, writeChecked } from './checked-writes.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import type { LocalDatabase } from './database.ts';
import { readSession } from './device.ts';
import { documentById, documentsOfType } from './document-range.ts';
import { freshKey } from './fresh-keys.ts';
import { readOpenLendings } from './loan-steps.ts';
import { localDatabase } from './local-store.ts';
import { readReach } from './reach.ts';
import { viewerOf } from './surroundings.ts';

/** A call with whom it goes to. */
export interface CallView {
  call: Call;
  /** The name and number of now: what the request says that it is about goes before what is known of its
   *  person. Those that the call itself says where it names nobody who is here. */
  name?: string;
  phone?: string;
  person?: Person;
  /** Whether it is still to be made. Nobody rings whom `person.ended` names, or to remind of what
   *  has come back, is due another day by now, or is the office's to find out about. */
  isPending: boolean;
}

/** The calls and letters of the office, the first due first, settled ones at the end. Now and after
 *  every change. */
export function observeCalls(quarter: string): Observable<CallView[]> {
  return liveQuery(async () => readCalls(localDatabase(), quarter));
}

/** The same, once. */
export async function readCalls(database: LocalDatabase, quarter: string): Promise<CallView[]> {
  const calls = await documentsOfType<Call>(database, quarter, 'call');
  const mayReach = await readReach(database, quarter);
  const isInVain = await reminderInVain(database, quarter, { calls, mayReach });
  const views: CallView[] = [];
  for (const call of calls) {
    const { personId } = call.whom;
    const id = personId && personDocumentId(personId);
    const person = id ? await documentById<Person>(database, quarter, id) : undefined;
    const { name = call.whom.name, phone = call.whom.phone } = visitedOf(
      (await requestOf(database, quarter, call)) ?? {},
      person,
    );
    const open = isToMake(call, mayReach) && !isInVain(call);
    views.push({ call, name, phone, person, isPending: open });
  }
  const due = ({ call }: CallView) => `${call.byWhen ?? '9999'} ${call.createdAt}`;
  return views.sort(
    (a, b) => Number(b.isPending) - Number(a.isPending) || (due(a) < due(b) ? -1 : 1),
  );
}

/** What somebody asked for, where a call to them is about it. */
async function requestOf(
  database: LocalDatabase,
  quarter: string,
  { about, whom }: Call,
): Promise<Request | undefined> {
  const id = about && requestIdIn(about);
  const request = id ? await documentById<Request>(database, quarter, id) : undefined;
  // A call to somebody else for whom it was asked names no person.
  const isTheirs = (request?.for === 'other') === (whom.personId === undefined);
  return isTheirs ? request : undefined;
}

async function reminderInVain(
  database: LocalDatabase,
  quarter: string,
  { calls, mayReach }: { calls: readonly Call[]; mayReach: MayReach },
): Promise<(call: Call) => boolean> {
  if (!calls.some(isLoanReminder)) return () => false;
  const lendables = await documentsOfType<Lendable>(database, quarter, 'lendable');
  const isRemindable = remindable({ mayReach, lendables });
  const open = (await readOpenLendings(database, quarter)).filter(isRemindable);
  const due = new Set(open.map((lending) => callId(loanReminderKey(lending))));
  return (call) => isLoanReminder(call) && !due.has(call._id);
}

/** Whom to ring, why, by when. */
export type NewCall = Pick<Call, 'whom' | 'why' | 'about' | 'way'> & { byWhen?: LocalDate };

/** Puts somebody on the list. `undoCall` takes it off again. Two offices that give the same `key` make
 *  one call; one that is there stays as it is. */
export function addCall(
  around: Surroundings,
  call: NewCall,
  key: string = freshKey(),
): Promise<Result<{ callId: string }, CommandFailure>> {
  const _id = callId(key);
  const made = { type: 'call', v: 1, createdAt: around.now().toISOString() };
  const said = Object.entries(call).filter(([, value]) => value !== undefined);
  return edit(around, async (write) => {
    const fresh: Body = { _id, ...made, ...Object.fromEntries(said) };
    const written = await write([{ id: _id, change: (current) => current ?? fresh }]);
    return written.ok ? success({ callId: _id }) : written;
  });
}

/** Takes a call off the list that was put there by mistake. */
export function undoCall(around: Surroundings, id: string): Promise<Result<void, CommandFailure>> {
  return edit(around, (write) => write([remove(id)]));
}

/** They were reached. */
export function reached(around: Surroundings, id: string) {
  return attempt(around, id, 'reached');
}

/** Nobody answered. */
export function notReached(around: Surroundings, id: string) {
  return attempt(around, id, 'notReached');
}

/** They will ring back. */
export function ringsBack(around: Surroundings, id: string) {
  return attempt(around, id, 'callBack');
}

/** It is settled otherwise: the letter was posted, the reason has gone. */
export function settleCall(around: Surroundings, id: string) {
  return changeCall(around, id, (call) => ({ ...call, doneAt: around.now().toISOString() }));
}

/** Takes the last try, or that it was settled, back ("Rückgängig"). */
export function undoAttempt(around: Surroundings, id: string) {
  return changeCall(around, id, ({ doneAt, ...call }) => {
    if (doneAt !== undefined) return call as Call;
    const attempts = [...(call.attempts ?? [])].sort((a, b) => (a.at < b.at ? -1 : 1)).slice(0, -1);
    return { ...call, attempts } as Call;
  });
}

function attempt(around: Surroundings, id: string, outcome: CallAttempt['outcome']) {
  const at = around.now().toISOString();
  return changeCall(around, id, (call) => ({
    ...call,
    attempts: [...(call.attempts ?? []), { at, outcome }],
  }));
}

function changeCall(
  around: Surroundings,
  id: string,
  change: (call: Call) => Call,
): Promise<Result<void, CommandFailure>> {
  return edit(around, async (write) => {
    const call = await documentById<Call>(around.database, around.quarter, id);
    if (!call) return failure({ code: 'unknown', id });
    return write([{ id, change: (current) => current && (change(current as Call) as Body) }]);
  });
}

type Writing = (edits: Parameters<typeof writeChecked>[2]) => Promise<Result<void, CommandFailure>>;

function edit<Value>(
  around: Surroundings,
  make: (write: Writing) => Promise<Result<Value, CommandFailure>>,
): Promise<Result<Value, CommandFailure>> {
  const { database } = around;
  return database.transaction('rw', tablesOf(database), async () => {
    const viewer = viewerOf(await readSession(database));
    return make((edits) => writeChecked(around, viewer, edits));
  });
}
