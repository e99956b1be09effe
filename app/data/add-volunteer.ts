import type { Result } from '#domain/result.ts';
import { visitorId } from '#domain/visitor.ts';
import { type CommandFailure, put, writeChecked } from './checked-writes.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import { readSession } from './device.ts';
import { freshPersonId } from './fresh-keys.ts';
import { viewerOf } from './surroundings.ts';

/** Enters somebody who helps at the Treff, by the name to call them. */
export function addVolunteer(
  around: Surroundings,
  displayName: string,
): Promise<Result<void, CommandFailure>> {
  const { database } = around;
  return database.transaction('rw', tablesOf(database), async () => {
    const personId = freshPersonId();
    const createdAt = around.now().toISOString();
    const made = { type: 'visitor', v: 1, createdAt, personId, displayName, volunteer: true };
    const viewer = viewerOf(await readSession(database));
    return writeChecked(around, viewer, [put({ _id: visitorId(personId), ...made })]);
  });
}
