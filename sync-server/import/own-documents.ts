import { type Result, success } from '#domain/result.ts';
import { importRecordOf, openJson } from './json-file.ts';
import type { ImportRecord, UnusableFile } from './record.ts';

/**
 * Reads our own documents: a JSON array of quarter, place, event and notice (or one alone) with
 * `_id` and `type`, without clock and server fields. The fields are the document's own.
 */
export function readOwnDocuments(bytes: Uint8Array): Result<ImportRecord[], UnusableFile> {
  const file = openJson(bytes, '');
  if (!file.ok) return file;
  return success(file.value.records.map((record) => importRecordOf(record, ownDocument)));
}

function ownDocument(fields: Record<string, unknown>) {
  const { _id: id, type } = fields;
  if (typeof id !== 'string' || typeof type !== 'string') {
    return 'Dem Eintrag fehlt „_id“ oder „type“. Geben Sie mit --mapping eine Zuordnung an.';
  }
  return { sourceId: id, fields };
}
