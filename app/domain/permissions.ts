import { covers } from './clock.ts';
import { type IdParts, ownerOf, partsOf, personOf } from './ids.ts';
import { keepsLastingFields } from './lasting-fields.ts';
import { privateRule } from './private-permissions.ts';
import { publicRule } from './public-permissions.ts';
import { teamRule } from './team-permissions.ts';
import { clockOf, type Version } from './version.ts';
import type { Viewer } from './viewer.ts';
import { APPENDED, always, type Write, type WriteRule } from './write-rule.ts';

/*
 * Who may do what (data.md), for the server and for the screens, so that no button lies. All of it
 * is about one quarter: that the viewer belongs to it, the caller has looked at already. Everything
 * that is not named is refused. No write is refused for its time. The fields that servers write
 * (`SERVER_FIELDS`) are taken off before anybody asks here, and are not looked at.
 *
 * Where the table of data.md is silent:
 * - `history` is written by the office beside its own edits; it is never changed.
 * - `proposal` is the office's and the server's. Others say what they think is wrong in a `report`.
 * - `report` comes sealed from everyone; the office, which reads them, writes them directly.
 * - `reportState` is the office's, and frozen from the moment it is there.
 * - `accessRequest`: residents ask in their own range, from a Treff or an info tablet it comes
 *   sealed; only the office notes that it was answered.
 * - `superseded` is added by whoever may write what it is about, and taken away by the office alone.
 * - A box (a paired server) replicates; it writes nothing by push.
 */

/** Types that only servers write. */
const SERVER_TYPES: ReadonlySet<string> = new Set([
  'vacancy',
  'requestCard',
  'contact',
  'erased',
  'letter',
]);
/** The server's own counts end so (`tally.ts`). */
const SERVERS_COUNT = '~server';

/**
 * Whether a viewer may read a document of the viewer's quarter, or its tombstone. The id alone
 * decides, so that a delete is told to nobody else; a document under another id is nobody's.
 */
export function mayRead(viewer: Viewer, id: string, version: Version): boolean {
  const parts = partsOf(id);
  if (!parts || !isOfId(version, id, parts)) return false;
  if (parts.database === 'public') return true;
  if (viewer.role === 'office' || viewer.role === 'box') return true;
  if (parts.database === 'team') return viewer.role === 'team';
  if (viewer.role !== 'team' && viewer.role !== 'resident') return false;
  const owner = ownerOf(id);
  return owner !== undefined && owner === viewer.personId;
}

/**
 * Whether a viewer may replace `old` (`undefined`: nothing was there) by `next`, where `next` may
 * be a tombstone. Looks at roles and at what changes, not at clocks, sizes or schemas.
 */
export function mayWrite(
  viewer: Viewer,
  id: string,
  old: Version | undefined,
  next: Version,
): boolean {
  const write = writeOf(viewer, id, old, next);
  if (!write || isServerOnly(id)) return false;
  const rule = ruleFor(viewer, id, write.parts);
  if (!rule || !keepsLastingFields(write)) return false;
  if (next.deleted) return mayDeleteFor(viewer, next.reason) && Boolean(rule.remove?.(write));
  return Boolean(write.before ? rule.change?.(write) : rule.create?.(write));
}

/**
 * Whether a viewer may give a server back what it lost (sync.md, healing): what the viewer may write,
 * what another device has counted, which may be gone for good, and who was erased: nobody else may know
 * it any more. That a server had it once, its stamp says, and the proof of an erasure, which it looks at.
 */
export function mayBringBack(
  viewer: Viewer,
  id: string,
  old: Version | undefined,
  next: Version,
  hasArrived: boolean,
): boolean {
  if (mayWrite(viewer, id, old, next)) return true;
  const write = writeOf(viewer, id, old, next);
  if (!write?.after || !hasArrived) return false;
  if (write.parts.type === 'erased') return viewer.role === 'office' && old === undefined;
  if (write.parts.type !== 'tally' || isServerOnly(id)) return false;
  if (old && (old.deleted || !covers(clockOf(next), clockOf(old)))) return false;
  return (viewer.role === 'team' || viewer.role === 'office') && keepsLastingFields(write);
}

/** Whether only servers write documents of this id, whatever they say. */
export function isServerOnly(id: string): boolean {
  const parts = partsOf(id);
  if (!parts) return false;
  return (
    SERVER_TYPES.has(parts.type) || (parts.type === 'tally' && parts.key.endsWith(SERVERS_COUNT))
  );
}

/** A write as the rules look at it; `undefined` where id, type and document do not belong together. */
export function writeOf(
  viewer: Viewer,
  id: string,
  old: Version | undefined,
  next: Version,
): Write | undefined {
  const parts = partsOf(id);
  if (!parts || !isOfId(next, id, parts) || (old && !isOfId(old, id, parts))) return undefined;
  const before = !old || old.deleted ? undefined : old.doc;
  return { viewer, id, parts, before, after: next.deleted ? undefined : next.doc };
}

function ruleFor(viewer: Viewer, id: string, parts: IdParts): WriteRule | undefined {
  if (viewer.role !== 'resident' && viewer.role !== 'team' && viewer.role !== 'office') {
    return undefined;
  }
  if (parts.database === 'public') return publicRule(viewer, parts);
  if (parts.database === 'team') return teamRule(viewer, id, parts);
  if (parts.type === 'superseded') return supersededRule(viewer);
  return privateRule(viewer, parts);
}

function supersededRule(viewer: Viewer): WriteRule {
  const rule = { ...APPENDED, create: isOfWhatViewerWrites, change: isOfWhatViewerWrites };
  return viewer.role === 'office' ? { ...rule, remove: always } : rule;
}

/** A value that gave way may be kept by whoever could write the document that it stood in. */
function isOfWhatViewerWrites(write: Write): boolean {
  const { viewer, parts, before, after } = write;
  const about = after?.about;
  if (typeof about !== 'string' || parts.owner !== (personOf(about) ?? 'office')) return false;
  const aboutParts = partsOf(about);
  if (!aboutParts || aboutParts.type === 'superseded') return false;
  const rule = ruleFor(viewer, about, aboutParts);
  if (!rule?.create && !rule?.change) return false;
  return before === undefined || Boolean(APPENDED.change?.(write));
}

/**
 * A user's delete gives way to an edit, a server's to nothing. The office may pass on those that it
 * holds, to a server that lost them; nobody else may make what no edit undoes.
 */
function mayDeleteFor(viewer: Viewer, reason: string): boolean {
  return reason === 'user' || viewer.role === 'office';
}

function isOfId(version: Version, id: string, { type }: IdParts): boolean {
  return version.deleted === true || (version.doc._id === id && version.doc.type === type);
}
