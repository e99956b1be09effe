import { failure, type Result, success } from '#domain/result.ts';
import type { Body } from '#domain/version.ts';
import type { Visit } from '#domain/visit.ts';
import { type CommandFailure, put, remove, writeChecked } from './checked-writes.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import { readSession } from './device.ts';
import { documentsOfIds } from './document-range.ts';
import { viewerOf } from './surroundings.ts';

/** What is said of a visit. A field that is `undefined` is taken away. */
export type VisitChanges = Partial<
  Pick<Visit, 'band' | 'topics' | 'helper' | 'outcome' | 'passedOnTo' | 'calledAt' | 'followUpAt'>
>;

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
    const said = change(visit);
    const isSentOn = ('outcome' in said ? said.outcome : visit.outcome) === 'passedOn';
    const changes: VisitChanges = isSentOn ? said : { ...said, passedOnTo: undefined };
    const before = FIELDS.filter((field) => field in changes).map((field) => [field, visit[field]]);
    const doc = without({ ...visit, ...changes, ...(enteredBy && { enteredBy }) });
    const written = await writeChecked(around, viewer, [{ id, change: () => doc }]);
    return written.ok ? success(Object.fromEntries(before) as VisitChanges) : written;
  });
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
