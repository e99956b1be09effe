import { isOwnWriter } from './clock.ts';
import { type IdParts, personOf } from './ids.ts';
import type { Viewer } from './viewer.ts';
import {
  APPENDED,
  always,
  changedFields,
  FREE,
  isSameAgain,
  isSettledByMerge,
  type Write,
  type WriteRule,
  type WriteRules,
} from './write-rule.ts';

/** Undo takes a step of a loan away; nothing changes one. */
const STEPS: WriteRule = { ...APPENDED, remove: always };

const TEAM: WriteRules = {
  session: FREE,
  visit: FREE,
  tally: FREE,
  /** Who is the same person as whom the office decides. */
  visitor: { create: keepsMergedInto, change: keepsMergedInto, remove: always },
  lendable: { change: changesState },
  loan: STEPS,
  response: { create: speaksForViewer, change: isSameAgain },
  attendance: FREE,
  shift: FREE,
};

/** The office also writes for volunteers who ring, and takes away what was counted by mistake. */
const OFFICE: WriteRules = {
  ...TEAM,
  visitor: FREE,
  lendable: FREE,
  response: STEPS,
};

/** What a viewer may do with a document of the team's database. */
export function teamRule(viewer: Viewer, id: string, parts: IdParts): WriteRule | undefined {
  const isOffice = viewer.role === 'office';
  if (!isOffice && viewer.role !== 'team') return undefined;
  if (parts.type === 'tally' && !isOwnCounter(viewer, parts)) {
    return isOffice ? { remove: always } : undefined;
  }
  if (parts.type === 'response' && !isOffice && !isOwn(viewer, id)) return undefined;
  return (isOffice ? OFFICE : TEAM)[parts.type];
}

function keepsMergedInto({ before, after }: Write): boolean {
  return after?.mergedInto === before?.mergedInto;
}

/** Everything of a lendable but its state is the office's. */
function changesState(write: Write): boolean {
  return changedFields(write).every(
    (field) => field === 'state' || isSettledByMerge('lendable', field),
  );
}

function speaksForViewer({ viewer, after }: Write): boolean {
  return after?.personId === viewer.personId;
}

/** A shared tablet has no person, and answers no cards. */
function isOwn(viewer: Viewer, id: string): boolean {
  return viewer.personId !== undefined && personOf(id) === viewer.personId;
}

/** Two devices may not write one counter: each writes its own, and they add up. */
function isOwnCounter({ deviceId }: Viewer, { key }: IdParts): boolean {
  const writer = key.slice(key.lastIndexOf('~') + 1);
  return deviceId !== undefined && isOwnWriter(writer, deviceId);
}
