import type { PersonId } from '#domain/person-id.ts';
import type { Viewer } from '#domain/viewer.ts';
import type { Surroundings } from './copies.ts';
import { readSession } from './device.ts';
import { freshPersonId } from './fresh-keys.ts';
import { readOwnPerson } from './own-person.ts';
import { viewerOf } from './surroundings.ts';

/** For whom, and how, something of a person's own is written on this device. */
export interface Asker {
  personId: PersonId;
  viewer: Viewer;
  /** Nobody can read it again here: an info tablet, or a Treff's. */
  isSealed: boolean;
}

/**
 * Who asks here. A guest's phone draws its person now, and writes as the resident that it becomes
 * with the next contact. On an info tablet everybody is somebody new. `undefined` where the office
 * uses the device (it writes on behalf), or a resident of another quarter.
 * In a transaction it must hold `own`.
 */
export async function readAsker({
  database,
  quarter,
}: Pick<Surroundings, 'database' | 'quarter'>): Promise<Asker | undefined> {
  const session = await readSession(database);
  if (session.role === 'guest') {
    const personId = await readOwnPerson(database);
    const viewer: Viewer = { role: 'resident', personId, quarters: [quarter] };
    return { personId, viewer, isSealed: false };
  }
  const viewer = viewerOf(session);
  if (!session.quarters.includes(quarter)) return undefined;
  const { role, personId } = viewer;
  if (role === 'resident' && personId) return { personId, viewer, isSealed: false };
  if (role !== 'kiosk' && role !== 'team') return undefined;
  return { personId: personId ?? freshPersonId(), viewer, isSealed: true };
}
