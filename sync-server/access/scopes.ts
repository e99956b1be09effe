import type { Role } from '#domain/viewer.ts';
import type { Caller } from './devices.ts';

/** The parts of a quarter that a device may pull: the public database, the team's, the office's
 *  (the private database whole), or a person's own range of the private one. */
export type Scope = 'public' | 'team' | 'office' | 'me';

const SCOPES: Record<Role, readonly Scope[]> = {
  guest: ['public'],
  kiosk: ['public'],
  resident: ['public', 'me'],
  team: ['public', 'team', 'me'],
  office: ['public', 'team', 'office'],
  // A paired server speaks the replication protocol.
  box: [],
};

/** The scopes that a caller may read, in every quarter of theirs. */
export function scopesOf(caller: Caller): readonly Scope[] {
  // What a lost device may still do is to bring in what it holds.
  if (caller.revoked) return SCOPES.guest;
  const scopes = SCOPES[caller.role];
  return caller.personId === undefined ? scopes.filter((scope) => scope !== 'me') : scopes;
}

/** Whether the texts of an address name a scope that the caller may read in that quarter. Everyone
 *  but a box reads what is public everywhere. */
export function mayReadScope(caller: Caller, quarterId: string, scope: string): scope is Scope {
  if (!(scopesOf(caller) as readonly string[]).includes(scope)) return false;
  return scope === 'public' || caller.quarters.includes(quarterId);
}
