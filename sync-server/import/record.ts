import type { Result } from '#domain/result.ts';

/** One record of a file. `line` is where it begins, counted from 1; where a format has no lines of
 *  its own (JSON) it is the record's number. */
export interface ReadRecord {
  line: number;
  /** What the source calls the record, stable from one file to the next. */
  sourceId: string;
  /**
   * iCalendar and OpenStreetMap: fields of our event or place, without `_id`, `type`, `v`,
   * `createdAt`. Tables, JSON and GeoJSON: the source's own fields, for a mapping to translate.
   */
  fields: Record<string, unknown>;
}

/** A record that could not be read, with the reason as a German sentence for staff. */
export interface RefusedRecord {
  line: number;
  refused: string;
}

/** What a reader yields, in the file's order. A broken record never stops the rest. */
export type ImportRecord = ReadRecord | RefusedRecord;

/** The file as a whole cannot be used; `message` is a German sentence for staff. */
export interface UnusableFile {
  code: 'unusable-file';
  message: string;
}

/** Reads a whole file. What can be wrong with one record is a refused record, what is wrong with
 *  all of it a failure. */
export type Reader = (bytes: Uint8Array) => Result<ImportRecord[], UnusableFile>;

/** More records than any quarter has; a phone is to hold them all. */
export const MOST_RECORDS = 50_000;

/** Whether a record was refused by its reader. */
export function isRefused(record: ImportRecord): record is RefusedRecord {
  return 'refused' in record;
}
