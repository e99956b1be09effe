import { failure, type Result, success } from '#domain/result.ts';
import { decodeText } from './decoding.ts';
import { DEEPEST_NESTING, type JsonOutline, outlineJson } from './json-outline.ts';
import { type ImportRecord, MOST_RECORDS, type ReadRecord, type UnusableFile } from './record.ts';

/** The parts of a JSON file that a reader needs. */
export interface JsonFile {
  /** The whole, for what stands beside the records. */
  root: unknown;
  records: JsonRecord[];
}

/** One element of the array of records: usable, or with the reason why not. */
export type JsonRecord =
  | { number: number; value: Record<string, unknown> }
  | { number: number; refused: string };

/**
 * Reads a JSON array of objects with any fields, for a mapping to translate. `path` leads to an
 * array inside (`index`, `data.items`), empty where the file is the array. A record's `line` is its
 * number, which is also its source id until a mapping names a better one.
 */
export function readJson(bytes: Uint8Array, path: string): Result<ImportRecord[], UnusableFile> {
  const file = openJson(bytes, path);
  if (!file.ok) return file;
  return success(file.value.records.map((record) => importRecordOf(record, plainRecord)));
}

/**
 * Parses a JSON file and picks its records. Fails with a German sentence where the file is no JSON,
 * breaks off, is nested beyond `DEEPEST_NESTING`, has more than `MOST_RECORDS` records or no array
 * at the path.
 */
export function openJson(bytes: Uint8Array, path: string): Result<JsonFile, UnusableFile> {
  const text = decodeText(bytes);
  if (!text.ok) return text;
  const steps = path === '' ? [] : path.split('.');
  const outline = outlineJson(text.value, steps);
  if (outline.depth > DEEPEST_NESTING) return unusable('Die Datei ist zu tief verschachtelt.');
  if (outline.brokenOff) {
    const { line, record } = outline.brokenOff;
    return unusable(`Die Datei bricht in Zeile ${line} ab, im ${record}. Eintrag.`);
  }
  if (outline.records > MOST_RECORDS) {
    return unusable(`Die Datei hat mehr als ${MOST_RECORDS} Einträge. Teilen Sie sie.`);
  }
  const root = parse(text.value);
  if (root === undefined) return recordByRecord(text.value, outline);
  const elements = elementsAt(root, steps);
  if (!elements) return unusable(missingArray(path));
  const records = elements.map((value, index) => jsonRecord(value, index + 1, outline));
  return success({ root, records });
}

/** A file with something in it that is no JSON: every record that is one is still good. */
function recordByRecord(text: string, outline: JsonOutline): Result<JsonFile, UnusableFile> {
  if (outline.records === 0) return unusable('Die Datei ist kein JSON.');
  const records = outline.starts.map((start, index): JsonRecord => {
    const nextStart = outline.starts[index + 1];
    const value = parse(text.slice(start, nextStart === undefined ? outline.end : nextStart - 1));
    if (value !== undefined) return jsonRecord(value, index + 1, outline);
    return { number: index + 1, refused: 'Der Eintrag ist kein gültiges JSON.' };
  });
  return success({ root: {}, records });
}

/** A JSON record as an import record: refused ones pass, the others go through `read`. */
export function importRecordOf(
  record: JsonRecord,
  read: (value: Record<string, unknown>, number: number) => Omit<ReadRecord, 'line'> | string,
): ImportRecord {
  if ('refused' in record) return { line: record.number, refused: record.refused };
  const result = read(record.value, record.number);
  if (typeof result === 'string') return { line: record.number, refused: result };
  return { line: record.number, ...result };
}

function plainRecord(fields: Record<string, unknown>, number: number) {
  return { sourceId: String(number), fields };
}

function jsonRecord(value: unknown, number: number, outline: JsonOutline): JsonRecord {
  const repeated = outline.repeatedNames.get(number);
  if (repeated !== undefined) {
    return { number, refused: `Das Feld „${repeated}“ steht zweimal im selben Eintrag.` };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { number, refused: 'Der Eintrag hat keine Felder.' };
  }
  return { number, value: value as Record<string, unknown> };
}

function elementsAt(root: unknown, steps: string[]): unknown[] | undefined {
  let value = root;
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return Array.isArray(value) ? value : undefined;
}

/** The value, `undefined` where the text is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function missingArray(path: string): string {
  if (path === '') return 'Die Datei ist keine Liste von Einträgen ([…]).';
  return `In der Datei gibt es keine Liste „${path}“.`;
}

function unusable(message: string): { ok: false; error: UnusableFile } {
  return failure({ code: 'unusable-file', message });
}
