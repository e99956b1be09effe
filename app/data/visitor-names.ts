import { failure, type Result, success } from '#domain/result.ts';
import { type Visitor, visitorId } from '#domain/visitor.ts';
import { type CommandFailure, writeChecked } from './checked-writes.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import { readSession } from './device.ts';
import { documentsOfIds } from './document-range.ts';
import { viewerOf } from './surroundings.ts';

/** `nameless`: nothing was written that could be called. */
export type RenameFailure = CommandFailure | { code: 'nameless' };

/** Says how somebody wants to be called; gives the name before, with which it is taken back. Where the
 *  name cannot be read here it cannot be corrected either. */
export function renameVisitor(
  around: Surroundings,
  personId: string,
  typed: string,
): Promise<Result<string, RenameFailure>> {
  const { database, quarter } = around;
  const displayName = typed.trim();
  const id = visitorId(personId);
  return database.transaction('rw', tablesOf(database), async () => {
    if (displayName === '') return failure({ code: 'nameless' });
    const viewer = viewerOf(await readSession(database));
    const [visitor] = await documentsOfIds<Visitor>(database, quarter, [id]);
    if (!visitor) return failure({ code: 'unknown', id });
    const before = visitor.displayName;
    const written = await writeChecked(around, viewer, [
      {
        id,
        change: (current) =>
          current?.displayName === displayName ? current : current && { ...current, displayName },
      },
    ]);
    return written.ok ? success(before) : written;
  });
}
