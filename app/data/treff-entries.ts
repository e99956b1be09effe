import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { failure, type Result, success } from '#domain/result.ts';
import { sessionId } from '#domain/session.ts';
import { type Tally, tallyId } from '#domain/tally.ts';
import type { Body } from '#domain/version.ts';
import { type EntrySource, visitId } from '#domain/visit.ts';
import { visitorId } from '#domain/visitor.ts';
import { type CommandFailure, type Edit, put, remove, writeChecked } from './checked-writes.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import { readIdentity, readSession } from './device.ts';
import { freshPersonId } from './fresh-keys.ts';
import { viewerOf } from './surroundings.ts';

/*
 * What is entered at a Treff's tablet, locked or not: none of it needs to read a name.
 */

/** `noPlace`: the tablet belongs to no Treff. */
export type EntryFailure = CommandFailure | { code: 'noPlace' };

/** The Treff and the session of today at this tablet. */
interface Today {
  placeId: string;
  sessionId: string;
}

/** A known person came today; entered twice, or on two tablets, it is one visit. Gives its id. */
export function recordVisit(
  around: Surroundings,
  personId: string,
  { source, enteredBy }: { source: EntrySource; enteredBy?: string },
): Promise<Result<string, EntryFailure>> {
  return today(around, async (where) => {
    const _id = visitId(where.sessionId, personId);
    const at = around.now().toISOString();
    const made = { type: 'visit', v: 1, createdAt: at, ...where, personId, at, source };
    const doc: Body = { _id, ...made, ...(enteredBy && { enteredBy }) };
    return { value: _id, edits: [{ id: _id, change: (current) => current ?? doc }] };
  });
}

/** Takes a visit back that was just entered ("Rückgängig"). */
export function undoVisit(around: Surroundings, id: string): Promise<Result<string, EntryFailure>> {
  return today(around, async () => ({ value: id, edits: [remove(id)] }));
}

/** Counts somebody without a name, by band; `by` is 1, or -1 to take it back. Gives the band's count of
 *  today at this tablet. */
export function recordTally(
  around: Surroundings,
  band: string,
  by: 1 | -1,
): Promise<Result<number, EntryFailure>> {
  return today(around, async (where) => {
    const { writer } = await readIdentity(around.database);
    const _id = tallyId(where.sessionId, writer);
    const row = await around.database.documents.get([around.quarter, _id]);
    const before = (row?.doc as Tally | undefined)?.counts ?? {};
    const value = Math.max(0, (before[band] ?? 0) + by);
    const counts = { ...before, [band]: value };
    const at = around.now().toISOString();
    const fresh = { _id, type: 'tally', v: 1, createdAt: at, writer, ...where };
    const change: Edit['change'] = (current) => ({ ...(current ?? fresh), counts });
    return { value, edits: [{ id: _id, change }] };
  });
}

/** Somebody new, by the name to call them, with today's visit; on a locked tablet nobody can read it
 *  again until it is opened. */
export function addVisitor(
  around: Surroundings,
  { displayName, volunteer }: { displayName: string; volunteer?: true },
  enteredBy?: string,
): Promise<Result<{ personId: string; visitId: string }, EntryFailure>> {
  return today(around, async (where) => {
    const personId = freshPersonId();
    const at = around.now().toISOString();
    const made = { v: 1, createdAt: at, personId };
    const visitor: Body = {
      _id: visitorId(personId),
      ...{ type: 'visitor', ...made, displayName },
      ...(volunteer && { volunteer }),
    };
    const _id = visitId(where.sessionId, personId);
    const visit: Body = { _id, type: 'visit', ...made, ...where, at, source: 'name' };
    if (enteredBy) visit.enteredBy = enteredBy;
    return { value: { personId, visitId: _id }, edits: [put(visitor), put(visit)] };
  });
}

/** Takes back who was just added, and the visit. */
export function undoVisitor(
  around: Surroundings,
  { personId, visitId: visit }: { personId: string; visitId: string },
): Promise<Result<string, EntryFailure>> {
  return today(around, async () => ({
    value: personId,
    edits: [remove(visit), remove(visitorId(personId))],
  }));
}

function today<Value>(
  around: Surroundings,
  plan: (where: Today) => Promise<{ value: Value; edits: Edit[] }>,
): Promise<Result<Value, EntryFailure>> {
  const { database } = around;
  return database.transaction('rw', tablesOf(database), async () => {
    const session = await readSession(database);
    if (session.placeId === undefined) return failure({ code: 'noPlace' });
    const placeId = `place:${session.placeId}`;
    const date = dateOf(localDateTimeAt(around.now()));
    const { value, edits } = await plan({ placeId, sessionId: sessionId(placeId, date) });
    const written = await writeChecked(around, viewerOf(session), edits);
    return written.ok ? success(value) : written;
  });
}
