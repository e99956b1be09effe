import type { Report } from '#domain/report.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { Body } from '#domain/version.ts';
import { type CommandFailure, problemWith, put, writeChecked } from './checked-writes.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import { readSession } from './device.ts';
import { freshKey } from './fresh-keys.ts';
import { type SealFailure, sealDocument } from './seal-document.ts';
import { viewerOf } from './surroundings.ts';

/** What seems wrong with an entry, or strange about a visit. */
export type NewReport = Pick<Report, 'about' | 'kind' | 'words' | 'phone'>;

/**
 * "Stimmt das noch?", and "Etwas kommt mir komisch vor": for everybody, guests too, with and without
 * a network. It is sealed: only the office reads it. `noKey`: this device never met its quarter's
 * office; the telephone is the way then.
 */
export async function reportWrong(
  around: Surroundings,
  report: NewReport,
): Promise<Result<void, CommandFailure | SealFailure>> {
  const { database, now } = around;
  const viewer = viewerOf(await readSession(database));
  const made = { type: 'report', v: 1, createdAt: now().toISOString() };
  const said = Object.entries(report).filter(([, value]) => value !== undefined);
  const doc: Body = { _id: `office:report:${freshKey()}`, ...made, ...Object.fromEntries(said) };
  if (viewer.role === 'office') {
    return database.transaction('rw', tablesOf(database), async () =>
      writeChecked(around, viewer, [put(doc)]),
    );
  }
  // Whatever the role: the schema is asked as the office would be.
  const problem = problemWith({ ...viewer, role: 'office' }, doc._id, undefined, doc);
  if (problem) return failure(problem);
  const sealed = await sealDocument(around, doc);
  return sealed.ok ? success(undefined) : sealed;
}
