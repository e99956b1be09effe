import { isDeepStrictEqual } from 'node:util';
import { SERVER_FIELDS } from '#domain/document.ts';
import { keyOf, partsOf } from '#domain/ids.ts';
import type { LocalDate } from '#domain/local-time.ts';
import type { Body } from '#domain/version.ts';
import type { StoredDocument } from '../stores/store.ts';
import type { Draft } from './draft.ts';
import { mergeImported } from './field-merge.ts';
import { keepingRegisteredDate } from './moved-date.ts';

/** What is to happen with one document. */
export interface DocumentPlan {
  draft: Draft;
  outcome: 'created' | 'changed' | 'unchanged' | 'kept';
  keptFields: string[] | 'deleted';
  /** What is to be written, without clock; absent where nothing is. */
  body?: Body;
  /** The rev to write on, `null` for a new document. */
  rev: string | null;
  /** The document's clock before. */
  clock: Record<string, number>;
}

const TRANSPORT: ReadonlySet<string> = new Set(['_id', 'createdAt', 'clock', ...SERVER_FIELDS]);

/** The id, in the registry, of what a file said last about a document of a quarter. */
export function baseId(quarter: string, id: string): string {
  return `imported:${quarter}~${partsOf(id)?.type}~${keyOf(id)}`;
}

/**
 * Decides about one document: `current` is what is stored, `base` what the last import brought.
 * Where nobody but imports of this server ever wrote it, the file stands whole; otherwise field by
 * field. What was deleted stays deleted. `today` is the day of the import.
 */
export function planDocument(
  given: Draft,
  current: StoredDocument | undefined,
  base: StoredDocument | undefined,
  today: LocalDate,
): DocumentPlan {
  const living = current && !current.deleted ? current.doc : undefined;
  const draft = keepingRegisteredDate(given, living, today);
  const shared = { draft, rev: current?.rev ?? null, keptFields: [] };
  if (!current) {
    const body = { _id: draft.id, ...draft.fields, createdAt: draft.createdAt };
    return { ...shared, outcome: 'created', body, clock: {} };
  }
  if (current.deleted) {
    return { ...shared, outcome: 'kept', keptFields: 'deleted', clock: current.clock };
  }
  const clock = current.doc.clock ?? {};
  const stored = contentOf(current.doc);
  const merged = isOnlyImported(current.doc)
    ? { fields: draft.fields, kept: [] }
    : mergeImported(stored, importedFields(base), draft.fields);
  const plan = { ...shared, keptFields: merged.kept, clock };
  if (isDeepStrictEqual(merged.fields, stored)) {
    return { ...plan, outcome: merged.kept.length > 0 ? 'kept' : 'unchanged' };
  }
  const { createdAt = draft.createdAt, arrivedAt } = current.doc;
  const body = { _id: draft.id, ...merged.fields, createdAt, arrivedAt };
  return { ...plan, outcome: 'changed', body };
}

/** The fields that an earlier import brought; empty without one. */
export function importedFields(base: StoredDocument | undefined): Record<string, unknown> {
  if (!base || base.deleted) return {};
  const { fields } = base.doc;
  return typeof fields === 'object' && fields !== null ? { ...fields } : {};
}

/** One writer in its clock, and that was an import. */
function isOnlyImported({ by, clock = {} }: Body): boolean {
  return by === 'import' && Object.keys(clock).length <= 1;
}

function contentOf(doc: Body): Record<string, unknown> {
  return Object.fromEntries(Object.entries(doc).filter(([name]) => !TRANSPORT.has(name)));
}
