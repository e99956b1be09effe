import type { IdParts } from './ids.ts';
import { OFFICE_STEPS, RESIDENT_STEPS } from './step-kinds.ts';
import type { Viewer } from './viewer.ts';
import {
  APPENDED,
  always,
  changedFields,
  FREE,
  isSameAgain,
  isSettledByMerge,
  LASTING,
  type Write,
  type WriteRule,
  type WriteRules,
} from './write-rule.ts';

/** What a resident may say of themselves; all else of a person is the office's. */
const contactDetails: ReadonlySet<string> = new Set([
  '_id',
  'type',
  'name',
  'phone',
  'address',
  'language',
  'comeAs',
]);
const residentSteps: ReadonlySet<unknown> = new Set(RESIDENT_STEPS);
/** What a resident can do in the app, the office can do for them on the telephone. */
const officeSteps: ReadonlySet<unknown> = new Set([...OFFICE_STEPS, ...RESIDENT_STEPS]);

/** In the own range. A request ends by a step and a registration by its field, never by a delete. */
const RESIDENT: WriteRules = {
  request: LASTING,
  /** Undo takes an own step away again. */
  requestStep: {
    create: ({ after }) => residentSteps.has(after?.kind),
    change: isSameAgain,
    remove: ({ before }) => before === undefined || residentSteps.has(before.kind),
  },
  registration: LASTING,
  person: { create: changesContactDetails, change: changesContactDetails },
  accessRequest: { create: onlyAsks, change: isSameAgain },
};

/**
 * In everyone's range. Persons go by erasure alone, and what is evidence (consent, what was asked
 * for, what was handed in) by retention.
 */
const OFFICE: WriteRules = {
  person: LASTING,
  request: LASTING,
  requestStep: {
    create: ({ after }) => officeSteps.has(after?.kind),
    change: isSameAgain,
    remove: ({ before }) => before === undefined || officeSteps.has(before.kind),
  },
  registration: LASTING,
  consent: LASTING,
  accessRequest: LASTING,
  image: { ...APPENDED, remove: always },
  call: FREE,
  report: FREE,
  proposal: FREE,
  history: APPENDED,
  reportState: APPENDED,
};

/** What a viewer may do with a document of the private database, but for `superseded`. */
export function privateRule(viewer: Viewer, { owner, type }: IdParts): WriteRule | undefined {
  if (viewer.role === 'office') return OFFICE[type];
  const isOwn = viewer.personId !== undefined && owner === viewer.personId;
  return viewer.role === 'resident' && isOwn ? RESIDENT[type] : undefined;
}

/** Whether a write of a person touches only what residents may say of themselves. */
export function changesContactDetails(write: Write): boolean {
  return changedFields(write).every(
    (field) => contactDetails.has(field) || isSettledByMerge('person', field),
  );
}

/** Who asks what is stored cannot say that their identity was seen, or that they have the answer. */
function onlyAsks({ after }: Write): boolean {
  return after?.identitySeenOn === undefined && after?.answeredAt === undefined;
}
