import type { Body } from '#domain/version.ts';
import { visitorId } from '#domain/visitor.ts';
import type { Edit } from './checked-writes.ts';
import type { Surroundings } from './copies.ts';

/**
 * Lets the team know a volunteer by name: rosters and visits carry ids alone, and the name that stands
 * for one there is the visitor's. What else the office knows of them stays at the office.
 */
export function knownToTeam({ now }: Surroundings, personId: string, displayName: string): Edit {
  const id = visitorId(personId);
  const made = { type: 'visitor', v: 1, createdAt: now().toISOString() };
  const change = (current: Body | undefined): Body => {
    if (current?.volunteer === true) return current;
    return { ...(current ?? { _id: id, ...made, personId, displayName }), volunteer: true };
  };
  return { id, change };
}
