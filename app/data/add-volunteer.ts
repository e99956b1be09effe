import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { type Result, success } from '#domain/result.ts';
import { visitorId } from '#domain/visitor.ts';
import { type CommandFailure, put, writeChecked } from './checked-writes.ts';
import { newPerson } from './contact-details.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import { readSession } from './device.ts';
import { freshPersonId } from './fresh-keys.ts';
import { viewerOf } from './surroundings.ts';

/**
 * Enters somebody who helps: for the team by the name to call them, and at the office as a person too,
 * from today on a volunteer, whom requests can be given to. Gives their id.
 */
export function addVolunteer(
  around: Surroundings,
  displayName: string,
): Promise<Result<string, CommandFailure>> {
  const { database } = around;
  return database.transaction('rw', tablesOf(database), async () => {
    const personId = freshPersonId();
    const now = around.now();
    const made = { type: 'visitor', v: 1, createdAt: now.toISOString() };
    const visitor = { _id: visitorId(personId), ...made, personId, displayName, volunteer: true };
    const viewer = viewerOf(await readSession(database));
    const since = dateOf(localDateTimeAt(now));
    const person = { ...newPerson(personId, { name: displayName }, now), volunteerSince: since };
    const isOffice = viewer.role === 'office';
    const edits = [put(visitor), ...(isOffice ? [put(person)] : [])];
    const written = await writeChecked(around, viewer, edits);
    return written.ok ? success(personId) : written;
  });
}
