import { liveQuery, type Observable } from 'dexie';
import { type Conflict, conflictsAmong, withValueIn } from '#domain/conflict.ts';
import type { Result } from '#domain/result.ts';
import type { Superseded } from '#domain/superseded.ts';
import type { Body } from '#domain/version.ts';
import { type CommandFailure, problemWith, put, remove } from './checked-writes.ts';
import { readSession } from './device.ts';
import { documentsOfType } from './document-range.ts';
import { isParked } from './document-rows.ts';
import { localDatabase } from './local-store.ts';
import { writeHere } from './person-commands.ts';
import { viewerOf } from './surroundings.ts';

/** A conflict with the document that it is about. */
export interface OpenConflict extends Conflict {
  doc: Body;
  /** Whether this device may put the other value in: some fields nobody changes afterwards. */
  mayTake: boolean;
}

/** What the office has to decide, now and after every change. */
export function observeConflicts(
  quarter: string,
): Observable<{ open: OpenConflict[]; settled: string[] }> {
  return liveQuery(async () => {
    const database = localDatabase();
    const viewer = viewerOf(await readSession(database));
    const superseded = await documentsOfType<Superseded>(database, quarter, 'superseded');
    const ids = [...new Set(superseded.map(({ about }) => about))];
    const rows = await database.documents.bulkGet(ids.map((id): [string, string] => [quarter, id]));
    const docs = new Map(
      rows.flatMap((row) => (row && !isParked(row) ? [[row.id, row.doc as Body] as const] : [])),
    );
    const { open, settled } = conflictsAmong(superseded, (id) => docs.get(id));
    const told = open.map((conflict): OpenConflict => {
      const doc = docs.get(conflict.about) as Body;
      const next = withValueIn(doc, conflict.field, conflict.other);
      return { ...conflict, doc, mayTake: !problemWith(viewer, doc._id, doc, next) };
    });
    return { open: told, settled };
  });
}

/** What a decision did, so that it can be taken back. */
export interface Decided {
  superseded: Body;
  /** The field as it was; absent where it was left as it is. */
  before?: { about: string; field: string; value: unknown };
}

/** Puts the other value in the place of the one that stands, and takes it off the list. */
export async function takeOther(
  quarter: string,
  { id, about, field, other, current }: Conflict,
  now: Date,
): Promise<Result<void, CommandFailure> & { decided?: Decided }> {
  const superseded = await supersededOf(quarter, id);
  if (!superseded) return { ok: false, error: { code: 'unknown', id } };
  const change = (doc: Body | undefined) => doc && withValueIn(doc, field, other);
  const written = await writeHere(quarter, [{ id: about, change }, remove(id)], now);
  return { ...written, decided: { superseded, before: { about, field, value: current } } };
}

/** Leaves what stands, and takes the other value off the list. */
export async function leaveAsIs(
  quarter: string,
  id: string,
  now: Date,
): Promise<Result<void, CommandFailure> & { decided?: Decided }> {
  const superseded = await supersededOf(quarter, id);
  if (!superseded) return { ok: false, error: { code: 'unknown', id } };
  return { ...(await writeHere(quarter, [remove(id)], now)), decided: { superseded } };
}

/** Takes a decision back: the values stand and wait as before. */
export function undecide(
  quarter: string,
  { superseded, before }: Decided,
  now: Date,
): Promise<Result<void, CommandFailure>> {
  const back = before && {
    id: before.about,
    change: (doc: Body | undefined) => doc && withValueIn(doc, before.field, before.value),
  };
  return writeHere(quarter, [put(superseded), ...(back ? [back] : [])], now);
}

/** Puts away what there is nothing to decide about. */
export function putAway(
  quarter: string,
  ids: readonly string[],
  now: Date,
): Promise<Result<void, CommandFailure>> {
  return writeHere(quarter, ids.map(remove), now);
}

async function supersededOf(quarter: string, id: string): Promise<Body | undefined> {
  return (await localDatabase().documents.get([quarter, id]))?.doc as Body | undefined;
}
