import { type ImportRecord, isRefused, type ReadRecord } from '../../sync-server/import/record.ts';

/** A file's bytes in UTF-8. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A file's bytes in JSON. */
export function jsonBytes(value: unknown): Uint8Array {
  return bytesOf(JSON.stringify(value));
}

/** The fields of the records that were read. */
export function fieldsOf(records: ImportRecord[]): Record<string, unknown>[] {
  return records
    .filter((record): record is ReadRecord => !isRefused(record))
    .map(({ fields }) => fields);
}

/** Lines and reasons of the records that were refused. */
export function refusalsOf(records: ImportRecord[]): [number, string][] {
  return records.filter(isRefused).map(({ line, refused }) => [line, refused]);
}

/** The value of a success; throws the message of a failure. */
export function successOf<Value>(
  result: { ok: true; value: Value } | { ok: false; error: { message: string } },
): Value {
  if (result.ok) return result.value;
  throw new Error(result.error.message);
}

/** The sentence of a failure. */
export function messageOf(result: { ok: boolean; error?: { message: string } }): string {
  return result.error?.message ?? 'kein Fehler';
}
