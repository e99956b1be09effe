import * as v from 'valibot';
import { isEqualJson } from './equal.ts';
import { partsOf } from './ids.ts';
import type { Body } from './version.ts';

/** One write that a revoked device brought, as the server keeps it for the office. */
export const QuarantinedWrite = v.looseObject({
  id: v.string(),
  device: v.string(),
  /** The device's name. */
  name: v.optional(v.string()),
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

/** The answer of `GET /api/quarantine`; `undefined` where it is none. */
export function quarantineIn(answer: unknown): QuarantinedWrite[] | undefined {
  const parsed = v.safeParse(v.looseObject({ entries: v.array(QuarantinedWrite) }), answer);
  return parsed.success ? parsed.output.entries : undefined;
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
