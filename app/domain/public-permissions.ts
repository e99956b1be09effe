import { type IdParts, keyOf } from './ids.ts';
import type { Viewer } from './viewer.ts';
import {
  APPENDED,
  always,
  FREE,
  type Write,
  type WriteRule,
  type WriteRules,
} from './write-rule.ts';

/** Quarters are made by the operator. An image is what its bytes are: it is never changed. */
const OFFICE: WriteRules = {
  quarter: { change: ({ viewer, parts }) => viewer.quarters.includes(parts.key) },
  place: FREE,
  event: FREE,
  notice: FREE,
  image: { ...APPENDED, remove: always },
};

/** A Treff's tablet writes the notices of its own Treff, and takes no other's over. */
const OWN_NOTICE: WriteRule = {
  create: ({ viewer, after }) => isOfTreff(viewer, after),
  change: ({ viewer, before, after }) => isOfTreff(viewer, before) && isOfTreff(viewer, after),
  remove: ({ viewer, before }) => isOfTreff(viewer, before),
};

/** What a viewer may do with a type of the public database. */
export function publicRule(viewer: Viewer, { type }: IdParts): WriteRule | undefined {
  if (viewer.role === 'office') return OFFICE[type];
  return viewer.role === 'team' && viewer.placeId && type === 'notice' ? OWN_NOTICE : undefined;
}

function isOfTreff({ placeId }: Viewer, notice: Write['after']): boolean {
  const of = notice?.placeId;
  return placeId !== undefined && typeof of === 'string' && of === `place:${keyOf(placeId)}`;
}
