import * as v from 'valibot';
import { isEqualJson } from './equal.ts';
import { partsOf } from './ids.ts';
import type { Body } from './version.ts';

/** One write that a device brought which was revoked, or what meets something that it may not read, as the
 *  server keeps it for the office. */
export const QuarantinedWrite = v.looseObject({
  id: v.string(),
  device: v.string(),
  /** The device's name. */
  name: v.optional(v.string()),
  /** Whether it has its rights still. */
  hasAccess: v.optional(v.boolean()),
  arrivedAt: v.string(),
  /** The volunteer who used it, where the device knew. */
  actor: v.optional(v.string()),
  write: v.looseObject({
    id: v.optional(v.string()),
    doc: v.optional(v.record(v.string(), v.unknown())),
    deleted: v.optional(v.boolean()),
    sealed: v.optional(v.unknown()),
  }),
});
export type QuarantinedWrite = v.InferOutput<typeof QuarantinedWrite>;

/** What the office decided about an entry. */
export type QuarantineDecision = 'accepted' | 'discarded';

/** An entry that was decided on, as long as that can be taken back. */
export const DecidedWrite = v.looseObject({
  id: v.string(),
  device: v.string(),
  name: v.optional(v.string()),
  what: v.picklist(['accepted', 'discarded']),
  /** ISO instant; one for all that was decided at once. */
  at: v.string(),
});
export type DecidedWrite = v.InferOutput<typeof DecidedWrite>;

/** What waits for a decision, and what was decided lately. */
export interface QuarantineListing {
  entries: QuarantinedWrite[];
  decided: DecidedWrite[];
}

/** The answer of `GET /api/quarantine`; `undefined` where it is none. */
export function quarantineIn(answer: unknown): QuarantineListing | undefined {
  const Listing = v.looseObject({
    entries: v.array(QuarantinedWrite),
    decided: v.optional(v.array(DecidedWrite), []),
  });
  const parsed = v.safeParse(Listing, answer);
  return parsed.success ? parsed.output : undefined;
}

/** What was decided at once about one device. */
export interface DecidedTogether {
  device: string;
  name?: string;
  what: QuarantineDecision;
  at: string;
  ids: string[];
}

/** Decisions as they were taken, the newest first. */
export function decidedTogether(decided: readonly DecidedWrite[]): DecidedTogether[] {
  const groups = new Map<string, DecidedTogether>();
  for (const { id, device, name, what, at } of decided) {
    const key = JSON.stringify([device, what, at]);
    const ids = [...(groups.get(key)?.ids ?? []), id];
    groups.set(key, { device, name, what, at, ids });
  }
  return [...groups.values()].sort((a, b) => (a.at > b.at ? -1 : 1));
}

/** What the server answered to a decision about one entry. */
export interface QuarantineOutcome {
  id: string;
  outcome: string;
}

/** The answer of `POST /api/quarantine`; `undefined` where it is none. */
export function quarantineOutcomesIn(answer: unknown): QuarantineOutcome[] | undefined {
  const Outcome = v.object({ id: v.string(), outcome: v.string() });
  const parsed = v.safeParse(v.looseObject({ results: v.array(Outcome) }), answer);
  return parsed.success ? parsed.output.results : undefined;
}

/** What an entry is to whoever decides: a letter nobody can read yet, or something new, changed or
 *  deleted against what the office holds. */
export type QuarantineKind = 'letter' | 'created' | 'changed' | 'same' | 'deleted';

/** One field that is another in the write than at the office. */
export interface ChangedField {
  field: string;
  before: unknown;
  after: unknown;
}

/** A quarantined write beside what the office holds. */
export interface QuarantineReview {
  entry: QuarantinedWrite;
  kind: QuarantineKind;
  /** The type of the document; `undefined` of a letter, or of what this version does not know. */
  type?: string;
  changes: ChangedField[];
  before?: Body;
}

/** What is not for reading: who wrote it last, and how it travelled. */
const TRANSPORT: ReadonlySet<string> = new Set([
  '_id',
  'type',
  'v',
  'clock',
  'by',
  'arrivedAt',
  'arrivalProof',
  'updatedAt',
  'skew',
  'deleteAfter',
  'healedBy',
]);

/** Sets a write beside the document that the office holds under its id. */
export function reviewOf(entry: QuarantinedWrite, held: Body | undefined): QuarantineReview {
  const { id = '', doc, deleted, sealed } = entry.write;
  if (sealed !== undefined) return { entry, kind: 'letter', changes: [] };
  const type = partsOf(id)?.type;
  if (deleted) {
    return { entry, kind: 'deleted', type, before: held, changes: changesBetween(held, undefined) };
  }
  const changes = changesBetween(held, doc);
  const kind = held ? (changes.length > 0 ? 'changed' : 'same') : 'created';
  return { entry, kind, type, before: held, changes };
}

function changesBetween(
  before: Record<string, unknown> = {},
  after: Record<string, unknown> = {},
): ChangedField[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields]
    .filter((field) => !TRANSPORT.has(field))
    .filter((field) => !isEqualJson(before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}
