import { type JoinedVisit, withAllFacts } from '#domain/joined-visits.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { Body } from '#domain/version.ts';
import type { Visit } from '#domain/visit.ts';
import { changesOfEach, type VisitChanges } from '#domain/visit-changes.ts';
import { type CommandFailure, type Edit, put, remove, writeChecked } from './checked-writes.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import { readSession } from './device.ts';
import { documentsOfIds } from './document-range.ts';
import { viewerOf } from './surroundings.ts';

const FIELDS = [
  'band',
  'topics',
  'helper',
  'outcome',
  'passedOnTo',
  'calledAt',
  'followUpAt',
] as const;

/**
 * Says something of a visit, by what it says now; `enteredBy` is who corrects it, where the tablet
 * knows. Only who was sent on was sent somewhere. Gives what the changed fields said before: with that
 * it is taken back.
 */
export function changeVisit(
  around: Surroundings,
  id: string,
  change: (visit: Visit) => VisitChanges,
  enteredBy?: string,
): Promise<Result<VisitChanges, CommandFailure>> {
  return write(around, async (viewer) => {
    const [visit] = await documentsOfIds<Visit>(around.database, around.quarter, [id]);
    if (!visit) return failure({ code: 'unknown', id });
    const { edit, before } = changed(visit, change(visit), enteredBy);
    const written = await writeChecked(around, viewer, [edit]);
    return written.ok ? success(before) : written;
  });
}

/** What the changed fields of each visit said before, by its id. */
export type VisitsBefore = ReadonlyMap<string, VisitChanges>;

/** The same of somebody who was entered under several names: each fact is changed in the visit that holds
 *  it. `change` is given the one visit that they are. */
export function changeJoinedVisit(
  around: Surroundings,
  { visit: { _id: mainId }, ids }: Pick<JoinedVisit, 'visit' | 'ids'>,
  change: (visit: Visit) => VisitChanges,
  enteredBy?: string,
): Promise<Result<VisitsBefore, CommandFailure>> {
  return write(around, async (viewer) => {
    const all = await documentsOfIds<Visit>(around.database, around.quarter, ids);
    const main = all.find(({ _id }) => _id === mainId);
    if (!main) return failure({ code: 'unknown', id: mainId });
    const others = all.filter((visit) => visit !== main);
    const said = change(all.length === 1 ? main : withAllFacts(main, all));
    return writeEach(around, viewer, { all, of: changesOfEach(main, others, said), enteredBy });
  });
}

/** Takes such a change back. */
export function undoJoinedChange(
  around: Surroundings,
  before: VisitsBefore,
  enteredBy?: string,
): Promise<Result<VisitsBefore, CommandFailure>> {
  return write(around, async (viewer) => {
    const all = await documentsOfIds<Visit>(around.database, around.quarter, [...before.keys()]);
    return writeEach(around, viewer, { all, of: before, enteredBy });
  });
}

async function writeEach(
  around: Surroundings,
  viewer: ReturnType<typeof viewerOf>,
  { all, of, enteredBy }: { all: readonly Visit[]; of: VisitsBefore; enteredBy?: string },
): Promise<Result<VisitsBefore, CommandFailure>> {
  const each = all.flatMap((visit) => {
    const said = of.get(visit._id);
    return said ? [{ id: visit._id, ...changed(visit, said, enteredBy) }] : [];
  });
  const written = await writeChecked(
    around,
    viewer,
    each.map(({ edit }) => edit),
  );
  return written.ok ? success(new Map(each.map(({ id, before }) => [id, before]))) : written;
}

/** One visit after something was said of it. Only who was sent on was sent somewhere. */
function changed(
  visit: Visit,
  said: VisitChanges,
  enteredBy: string | undefined,
): { edit: Edit; before: VisitChanges } {
  const isSentOn = ('outcome' in said ? said.outcome : visit.outcome) === 'passedOn';
  const changes: VisitChanges = isSentOn ? said : { ...said, passedOnTo: undefined };
  const before = FIELDS.filter((field) => field in changes).map((field) => [field, visit[field]]);
  const doc = without({ ...visit, ...changes, ...(enteredBy && { enteredBy }) });
  return {
    edit: { id: visit._id, change: () => doc },
    before: Object.fromEntries(before) as VisitChanges,
  };
}

/** Removes an entry that was a mistake, all visits that it is made of; gives what `restoreVisits` puts
 *  back. An edit of another tablet that has not seen this brings it back too. */
export function removeVisits(
  around: Surroundings,
  ids: readonly string[],
): Promise<Result<Visit[], CommandFailure>> {
  return write(around, async (viewer) => {
    const visits = await documentsOfIds<Visit>(around.database, around.quarter, ids);
    const written = await writeChecked(
      around,
      viewer,
      visits.map(({ _id }) => remove(_id)),
    );
    return written.ok ? success(visits) : written;
  });
}

/** Puts removed entries back. */
export function restoreVisits(
  around: Surroundings,
  visits: readonly Visit[],
): Promise<Result<void, CommandFailure>> {
  return write(around, (viewer) =>
    writeChecked(
      around,
      viewer,
      visits.map((visit) => put(visit as unknown as Body)),
    ),
  );
}

function write<Value>(
  around: Surroundings,
  act: (viewer: ReturnType<typeof viewerOf>) => Promise<Result<Value, CommandFailure>>,
): Promise<Result<Value, CommandFailure>> {
  const { database } = around;
  return database.transaction('rw', tablesOf(database), async () =>
    act(viewerOf(await readSession(database))),
  );
}

function without(visit: Visit): Body {
  return Object.fromEntries(
    Object.entries(visit).filter(([, value]) => value !== undefined),
  ) as Body;
}
