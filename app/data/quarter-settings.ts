import type { Quarter } from '#domain/quarter.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { Body } from '#domain/version.ts';
import { type CommandFailure, writeChecked } from './checked-writes.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import { readSession } from './device.ts';
import { documentById } from './document-range.ts';
import { viewerOf } from './surroundings.ts';

/** What the office sets by itself; the rest comes with the quarter's import. */
const SETTABLE = [
  'escalation',
  'maxOpenTasks',
  'waitingNumbers',
  'lockMinutes',
  'templates',
] as const;

/** Some of the quarter's settings; one that is named and undefined goes back to the usual. */
export type QuarterChanges = { [Name in (typeof SETTABLE)[number]]?: Quarter[Name] | undefined };

/** Changes settings for everybody in the quarter. Gives what they were, which takes it back. */
export async function changeQuarter(
  around: Surroundings,
  changes: QuarterChanges,
): Promise<Result<QuarterChanges, CommandFailure>> {
  const { database, quarter } = around;
  const id = `quarter:${quarter}`;
  return database.transaction('rw', tablesOf(database), async () => {
    const viewer = viewerOf(await readSession(database));
    const before = await documentById<Quarter>(database, quarter, id);
    if (!before) return failure({ code: 'unknown', id });
    const change = (current: Body | undefined) => current && withChanges(current, changes);
    const written = await writeChecked(around, viewer, [{ id, change }]);
    if (!written.ok) return written;
    const names = Object.keys(changes) as (keyof QuarterChanges)[];
    return success(Object.fromEntries(names.map((name) => [name, before[name]])));
  });
}

function withChanges(current: Body, changes: QuarterChanges): Body {
  const all = Object.entries({ ...current, ...changes });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined)) as Body;
}
