import { readFile } from 'node:fs/promises';
import { tryHours } from '#hours/try-hours.ts';

/** A Land with its own holidays beside the national ones, and a day from which to look. */
const LAND = 'DE-NW';
const FROM = '2026-11-22';

/**
 * Reads a file of OSM `opening_hours` values (a line each, `#` begins a comment, or JSON with `value`) as the app would,
 * and prints what cannot be read. `false` where a value hung the library.
 */
export async function tryOpeningHours(
  file: string,
  print: (line: string) => void,
): Promise<boolean> {
  const text = await readFile(file, 'utf8');
  const values = [...new Set(file.endsWith('.json') ? jsonValues(text) : text.split('\n'))]
    .map((value) => value.trim())
    .filter((value) => value !== '' && !value.startsWith('#'));
  const trial = await tryHours(values, LAND, FROM);
  print(`${trial.values} Werte: ${trial.readable} lesbar, ${trial.spoken} als Satz zu sagen.`);
  for (const { value, reason } of trial.unreadable) print(`  nicht lesbar: ${value} (${reason})`);
  for (const value of trial.hung) print(`  hängt: ${value}`);
  return trial.hung.length === 0;
}

function jsonValues(text: string): string[] {
  const entries = JSON.parse(text) as { value?: unknown }[];
  return entries.flatMap(({ value }) => (typeof value === 'string' ? value : []));
}
