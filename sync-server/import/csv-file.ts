import { CsvError, parse } from 'csv-parse/sync';
import { failure, type Result, success } from '#domain/result.ts';
import { decodeText } from './decoding.ts';
import { type ImportRecord, MOST_RECORDS, type UnusableFile } from './record.ts';

interface Row {
  line: number;
  cells: string[];
}
interface BrokenRow {
  line: number;
  broken: string;
}

const LARGEST_ROW_BYTES = 1024 * 1024;
/** So many broken quotes, and the file is no table. */
const MOST_RESTARTS = 20;

/**
 * Reads a table as offices export it (RFC 4180 and what Excel makes of it): separated by semicolon,
 * comma or tab, quoted line breaks, the first row names the columns. The source id is the line until
 * a mapping names the right one. Rows with too many or too few cells are refused with their line, and
 * a quote that nobody closed costs its own row only.
 */
export function readCsv(bytes: Uint8Array): Result<ImportRecord[], UnusableFile> {
  const text = decodeText(bytes);
  if (!text.ok) return text;
  if (/^\s*[[{<]/.test(text.value)) return unusable('Das ist keine CSV-Datei.');
  const [header, ...rows] = rowsOf(text.value, separatorOf(text.value));
  if (!header || 'broken' in header) return unusable('Die Kopfzeile der Datei ist nicht lesbar.');
  if (header.cells.length < 2) return unusable('In der Kopfzeile ist kein Trennzeichen zu finden.');
  if (rows.length > MOST_RECORDS) {
    return unusable(`Die Datei hat mehr als ${MOST_RECORDS} Zeilen. Teilen Sie sie.`);
  }
  const names = columnNames(header.cells);
  return success(rows.map((row) => recordOf(row, names)));
}

function recordOf(row: Row | BrokenRow, names: string[]): ImportRecord {
  const { line } = row;
  if ('broken' in row) return { line, refused: row.broken };
  if (row.cells.length !== names.length) {
    const cells = `${row.cells.length} Spalten statt ${names.length}`;
    return { line, refused: `Die Zeile hat ${cells}. Vielleicht ist sie abgeschnitten.` };
  }
  const fields = Object.fromEntries(names.map((name, index) => [name, row.cells[index]]));
  return { line, sourceId: String(line), fields };
}

/** All rows but empty ones. After a broken one it goes on in the line below. */
function rowsOf(text: string, delimiter: string): (Row | BrokenRow)[] {
  const rows: (Row | BrokenRow)[] = [];
  let rest = text;
  let line = 1;
  for (let restarts = 0; restarts <= MOST_RESTARTS; restarts++) {
    const stretch = readStretch(rest, delimiter, line);
    for (const row of stretch.rows) rows.push(row);
    if (!stretch.broken) return rows;
    rows.push(stretch.broken);
    rest = rest.slice(startOfLine(rest, stretch.broken.line - line + 1));
    line = stretch.broken.line + 1;
  }
  rows.push({
    line,
    broken: 'Zu viele Anführungszeichen sind falsch gesetzt: ab hier nicht gelesen.',
  });
  return rows;
}

/** Where in the text a line begins, counted from 0. */
function startOfLine(text: string, line: number): number {
  let start = 0;
  for (let passed = 0; passed < line && start <= text.length; passed++) {
    const end = text.indexOf('\n', start);
    start = end < 0 ? text.length + 1 : end + 1;
  }
  return start;
}

/** The rows up to the end or to the first that is broken. */
function readStretch(text: string, delimiter: string, firstLine: number) {
  const rows: Row[] = [];
  let line = firstLine;
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: LARGEST_ROW_BYTES,
      to: MOST_RECORDS + 2,
      on_record: (cells: string[], context) => {
        if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
        line = firstLine + context.lines;
        return null;
      },
    });
    return { rows };
  } catch (error) {
    if (error instanceof CsvError) return { rows, broken: { line, broken: whyBroken(error.code) } };
    throw error;
  }
}

function whyBroken(code: string): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'Ein Anführungszeichen wird nicht geschlossen.';
  if (code === 'CSV_MAX_RECORD_SIZE') return 'Die Zeile ist länger als 1 MB.';
  return 'Die Zeile ist nicht lesbar.';
}

/** The character that separates the cells of the first line, outside quotes. */
function separatorOf(text: string): string {
  const firstLine =
    text
      .slice(0, 100_000)
      .split('\n')
      .find((line) => line.trim() !== '') ?? '';
  const bare = firstLine.replace(/"[^"]*"/g, '');
  const count = (separator: string) => bare.split(separator).length;
  return [';', ',', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** Names of columns; an empty one is told by its number, a repeated one counted. */
function columnNames(cells: string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = cell.trim() || `Spalte ${index + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

function unusable(message: string): { ok: false; error: UnusableFile } {
  return failure({ code: 'unusable-file', message });
}
