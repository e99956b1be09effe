import { SERVER_FIELDS, type Source } from '#domain/document.ts';
import { type InvalidDocument, parsePublicDocument } from '#domain/public-document.ts';
import { failure, type Result, success } from '#domain/result.ts';
import { cleanFields } from './clean-fields.ts';
import { importedId } from './document-id.ts';
import { mapFields, reasonToLeaveOut, sourceIdOf } from './mapped-fields.ts';
import type { Mapping } from './mapping.ts';
import type { ReadRecord } from './record.ts';
import { whyInvalid } from './refusal-text.ts';

/** The content of a document as a file brings it, before it meets what is stored. */
export interface Draft {
  line: number;
  id: string;
  /** Without `_id`, `createdAt`, clock and server fields. */
  fields: Record<string, unknown>;
  createdAt: string;
  /** What could not be used, as German sentences. */
  notes: string[];
}

/** How the records of one file become documents. */
export type DraftKind =
  /** Tables, JSON and GeoJSON: only the mapping knows what the fields mean. */
  | { kind: 'mapped'; mapping: Mapping }
  /** OpenStreetMap and iCalendar: our fields already; a mapping may add to them. */
  | { kind: 'ready'; type: 'place' | 'event'; sourceKey: string; mapping?: Mapping }
  /** Documents of our own, with their ids. */
  | { kind: 'own' };

/** Why a record is not taken in, as a German sentence. */
export interface RefusedDraft {
  code: 'refused';
  message: string;
}

const LARGEST_DOCUMENT_BYTES = 64 * 1024;

/** Makes a document's content from a record, and checks it. `now` dates what has no date yet. */
export function draftOf(
  record: ReadRecord,
  how: DraftKind,
  now: Date,
): Result<Draft, RefusedDraft> {
  const cleaned = cleanFields(record.fields);
  if (!cleaned.ok) return refused(cleaned.error.message);
  const clean = { ...record, fields: cleaned.value.fields };
  const made = how.kind === 'own' ? ownDraft(clean) : foreignDraft(clean, how);
  if (!made.ok) return made;
  const { id, fields } = made.value;
  const createdAt = String(fields.createdAt ?? now.toISOString());
  const { createdAt: _, ...content } = asStored(fields);
  const problem = problemOf({ ...content, _id: id, createdAt });
  if (problem) return refused(problem);
  const notes = [...cleaned.value.notes, ...made.value.notes];
  return success({ line: record.line, id, fields: content, createdAt, notes });
}

type Made = Result<{ id: string; fields: Record<string, unknown>; notes: string[] }, RefusedDraft>;

function ownDraft({ sourceId, fields }: ReadRecord): Made {
  const { _id, ...content } = fields;
  return success({ id: sourceId, fields: { v: 1, ...content }, notes: [] });
}

function foreignDraft(record: ReadRecord, how: Exclude<DraftKind, { kind: 'own' }>): Made {
  const { mapping } = how;
  const reason = mapping && reasonToLeaveOut(record.fields, mapping);
  if (reason) return refused(reason);
  if (mapping?.id && !sourceIdOf(record.fields, mapping)) {
    return refused(
      `Das Feld „${[mapping.id].flat()[0]}“ ist leer; daran wird der Eintrag erkannt.`,
    );
  }
  const sourceId = (mapping && sourceIdOf(record.fields, mapping)) ?? record.sourceId;
  const mapped = mapping ? mapFields(record.fields, mapping) : { fields: {}, notes: [] };
  const type = how.kind === 'ready' ? how.type : how.mapping.type;
  const sourceKey = how.kind === 'ready' ? how.sourceKey : how.mapping.source.key;
  const given = how.kind === 'ready' ? withoutEmpty(record.fields) : {};
  const id = importedId(type, sourceKey, sourceId);
  const fields = {
    doors: [],
    ...(type === 'event' ? { uid: id } : {}),
    ...given,
    ...mapped.fields,
    type,
    v: 1,
    source: sourceOf(given.source, mapping, sourceId),
  };
  return success({ id, fields, notes: mapped.notes });
}

/** Calendars write properties without a value ("RRULE:"), which says as much as none. */
function withoutEmpty(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

function sourceOf(given: unknown, mapping: Mapping | undefined, id: string): Source | undefined {
  if (!mapping) return given as Source | undefined;
  const { key: _, ...source } = mapping.source;
  return { ...(given as Source | undefined), ...source, id };
}

function problemOf(document: Record<string, unknown>): string | undefined {
  const stranger = Object.keys(document).find((name) => name.startsWith('_') && name !== '_id');
  if (stranger) return `Ein Feld darf nicht „${stranger}“ heißen.`;
  if (Buffer.byteLength(JSON.stringify(document)) > LARGEST_DOCUMENT_BYTES) {
    return 'Der Eintrag ist größer als 64 kB.';
  }
  const parsed = parsePublicDocument(document);
  return parsed.ok ? undefined : whyInvalid(parsed.error satisfies InvalidDocument, document);
}

/** As a store gives it back, without what only a server writes: comparing must not find more. */
function asStored(fields: Record<string, unknown>): Record<string, unknown> {
  const ours: ReadonlySet<string> = new Set(['clock', ...SERVER_FIELDS]);
  const own = Object.entries(fields).filter(([name]) => !ours.has(name));
  return JSON.parse(JSON.stringify(Object.fromEntries(own)));
}

function refused(message: string): { ok: false; error: RefusedDraft } {
  return failure({ code: 'refused', message });
}
