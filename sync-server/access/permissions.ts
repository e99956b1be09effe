import { partsOf } from '#domain/ids.ts';
import type { Version } from '#domain/version.ts';
import type { Viewer } from '#domain/viewer.ts';

/** Whether the viewer may see this version of a document, given that it belongs to the quarter. */
export function mayRead(viewer: Viewer, id: string, _version: Version): boolean {
  const parts = partsOf(id);
  if (parts?.database === 'public') return viewer.role !== 'box';
  if (viewer.role === 'office') return parts !== undefined;
  if (parts?.database === 'team') return viewer.role === 'team';
  return isOwn(viewer, parts?.owner);
}

/** Whether the viewer may put a version in the place of another, or where nothing is. */
export function mayWrite(
  viewer: Viewer,
  id: string,
  _old: Version | undefined,
  _next: Version,
): boolean {
  const parts = partsOf(id);
  if (viewer.role === 'office') return parts !== undefined;
  if (parts?.database === 'team') return viewer.role === 'team';
  if (parts?.type === 'superseded') return viewer.role === 'team' || isOwn(viewer, parts.owner);
  return viewer.role === 'resident' && isOwn(viewer, parts?.owner);
}

function isOwn({ role, personId }: Viewer, owner: string | undefined): boolean {
  return (role === 'resident' || role === 'team') && owner !== undefined && owner === personId;
}
