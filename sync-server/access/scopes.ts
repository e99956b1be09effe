/** The parts of a quarter that a device may pull: the public database, the team's, the office's
 *  (the private database whole), or a person's own range of the private one. */
export type Scope = 'public' | 'team' | 'office' | 'me';

/** Who asks. Devices with a role of their own come with pairing; everyone else is a guest. */
export interface Viewer {
  role: 'guest';
}

/** The viewer of a request without a session. */
export const GUEST: Viewer = { role: 'guest' };

const SCOPES: Record<Viewer['role'], readonly Scope[]> = { guest: ['public'] };

/** The scopes that a viewer may read, in every quarter of theirs. */
export function scopesOf(viewer: Viewer): readonly Scope[] {
  return SCOPES[viewer.role];
}

/** Whether the text of an address names a scope that the viewer may read. */
export function mayReadScope(viewer: Viewer, scope: string): scope is Scope {
  return (scopesOf(viewer) as readonly string[]).includes(scope);
}
