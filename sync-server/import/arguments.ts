import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { failure, type Result, success } from '#domain/result.ts';
import { FORMATS, type ImportFormat, type ImportRequest } from './import-request.ts';

/** What stands behind `npm run import --`, understood. */
export interface ImportArguments extends ImportRequest {
  /** Print the report as JSON instead of sentences. */
  asJson: boolean;
}

/** A mistake in the command line, or the wish for help; `message` is for the terminal. */
export interface ArgumentProblem {
  code: 'mistake' | 'help';
  message: string;
}

/** How the command is used. */
export const USAGE = `So spielen Sie eine Datei ein:
  npm run import -- --quarter ID --format ${FORMATS.join('|')} DATEI
Dazu, wenn nötig:
  --mapping ZUORDNUNG.json   welche Spalte oder welches Feld was bedeutet
  --dry-run                  nur sagen, was geschähe
  --json                     das Ergebnis für ein Programm`;

const OPTIONS = {
  quarter: { type: 'string' },
  format: { type: 'string' },
  mapping: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** Reads the arguments of the command. `folder` is where relative paths begin. */
export function readArguments(
  argv: readonly string[],
  folder: string,
): Result<ImportArguments, ArgumentProblem> {
  const parsed = parse(argv);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const { quarter, format, mapping } = values;
  if (values.help) return failure({ code: 'help', message: USAGE });
  if (!quarter) return mistake('Es fehlt, in welches Quartier: --quarter ID.');
  if (!format) return mistake(`Es fehlt, was für eine Datei es ist: --format ${formats()}.`);
  if (!isFormat(format)) return mistake(`Das Format „${format}“ gibt es nicht: ${formats()}.`);
  const [file, ...more] = positionals;
  if (!file) return mistake('Es fehlt die Datei.');
  if (more.length > 0) return mistake(`Eine Datei auf einmal; „${more[0]}“ ist eine zweite.`);
  return success({
    quarter,
    format,
    file: resolve(folder, file),
    mapping: mapping === undefined ? undefined : resolve(folder, mapping),
    dryRun: values['dry-run'] ?? false,
    asJson: values.json ?? false,
  });
}

function parse(argv: readonly string[]) {
  try {
    return success(parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true }));
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error;
    const option = /'(-[^' ]*)/.exec(message)?.[1] ?? '';
    const isUnknown = code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
    return mistake(isUnknown ? `„${option}“ gibt es nicht.` : `Hinter „${option}“ fehlt etwas.`);
  }
}

function isFormat(text: string): text is ImportFormat {
  return (FORMATS as readonly string[]).includes(text);
}

function formats(): string {
  return FORMATS.join(', ');
}

function mistake(sentence: string): { ok: false; error: ArgumentProblem } {
  return failure({ code: 'mistake', message: `${sentence}\n\n${USAGE}` });
}
