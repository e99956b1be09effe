import type { DocumentType } from './ids.ts';
import { keepsLastingFields } from './lasting-fields.ts';
import { mayWrite, writeOf } from './permissions.ts';
import { changesContactDetails } from './private-permissions.ts';
import type { Version } from './version.ts';
import type { Role, Viewer } from './viewer.ts';
import { isSameAgain, type Write } from './write-rule.ts';

/**
 * What each role hands in without being able to read it again: everyone says that an entry is
 * wrong; an info tablet what its screens make, with the name and number that belong to it; a Treff
 * what belongs to visitors who were entered there.
 */
const SEALED: Readonly<Record<Role, readonly DocumentType[]>> = {
  guest: ['report'],
  resident: ['report'],
  kiosk: ['report', 'person', 'consent', 'request', 'registration', 'accessRequest'],
  team: ['report', 'person', 'consent', 'request', 'accessRequest'],
  office: [],
  box: [],
};

/** Which types a viewer may deliver sealed, besides what it may write openly. */
export function maySeal(viewer: Viewer, type: string): boolean {
  return (SEALED[viewer.role] as readonly string[]).includes(type);
}

/**
 * Whether the content of a sealed letter, once opened, may be stored: what its sender may write
 * openly (a locked tablet seals that too), or a new document of a type that it may seal. Nothing
 * that is there can be changed by a letter: who cannot read cannot know what they would change.
 */
export function mayWriteSealed(
  viewer: Viewer,
  id: string,
  old: Version | undefined,
  next: Version,
): boolean {
  if (mayWrite(viewer, id, old, next)) return true;
  const write = writeOf(viewer, id, old, next);
  if (!write?.after || !maySeal(viewer, write.parts.type) || !keepsLastingFields(write)) {
    return false;
  }
  if (write.before) return isSameAgain(write);
  if (write.parts.type === 'person') return changesContactDetails(write);
  return saysNothingOfTheOffice(write);
}

/** Nobody stands beside an info tablet who could have looked at a passport. */
function saysNothingOfTheOffice({ viewer, after }: Write): boolean {
  if (after?.answeredAt !== undefined || after?.handledAt !== undefined) return false;
  return viewer.role === 'team' || after?.identitySeenOn === undefined;
}
