import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { readCsv } from './csv-file.ts';
import { importFile } from './import-command.ts';
import type { ImportRequest } from './import-request.ts';
import { readJson } from './json-file.ts';
import { MemoryAccess } from './memory-access.ts';
import { isRefused } from './record.ts';
import { reportText } from './report-text.ts';
import { sampleFolder, sampleRequests } from './sample.ts';
import { tryCalendars } from './try-calendars.ts';
import { tryOpeningHours } from './try-opening-hours.ts';

/** Files that the sample leaves out because another one says the same. */
const BESIDE_THE_SAMPLE: Record<string, { format: 'csv'; mapping: string }> = {
  'koeln/aed_stadt_koeln.csv': {
    format: 'csv',
    mapping: 'mappings/koeln-defibrillatoren-stadt.json',
  },
};
const QUARTER = 'probe';

/**
 * Reads all files of a folder into memory as an import would, with the sample's mappings where a
 * file is one of its sources, and prints what came of it. `false` where something crashed or an
 * expectation that lies beside the files was not met.
 */
export async function tryData(folder: string, print: (line: string) => void): Promise<boolean> {
  const taken = { place: 0, event: 0 };
  const requests = await requestsByPath();
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  let isGood = true;
  for (const file of files) {
    const path = relative(folder, file).split(sep).join('/');
    print(`\n== ${path}`);
    isGood = (await tryFile(file, requests.get(path), taken, print)) && isGood;
  }
  for (const calendars of new Set(files.filter(isExpectation).map(dirname))) {
    isGood = (await tryExpectations(calendars, print)) && isGood;
  }
  print(`\nÜbernommen: Anlaufstellen ${taken.place}, Veranstaltungen ${taken.event}.`);
  return isGood;
}

/** Each file goes into a memory of its own: calendars that were made to be tried share their ids. */
async function tryFile(
  file: string,
  known: ImportRequest | undefined,
  taken: Record<'place' | 'event', number>,
  print: (line: string) => void,
): Promise<boolean> {
  if (basename(dirname(file)) === 'opening-hours') return tryOpeningHours(file, print);
  const isCalendar = file.endsWith('.ics');
  if (!known && !isCalendar) {
    print(await whatItHolds(file));
    return true;
  }
  const access = await emptyQuarter();
  const request = known ?? { quarter: QUARTER, format: 'ics' as const, file };
  const imported = await importFile(access, { ...request, quarter: QUARTER, file }, new Date());
  print(imported.ok ? reportText(imported.value) : imported.error.message);
  taken.place += countIn(access, 'place');
  taken.event += countIn(access, 'event');
  return true;
}

/** Files without a mapping are read, so that a crash would show, and counted. */
async function whatItHolds(file: string): Promise<string> {
  const bytes = new Uint8Array(await readFile(file));
  const format = file.split('.').at(-1);
  if (format !== 'csv' && format !== 'json') return 'Kein Format, das eingespielt wird.';
  const read = format === 'csv' ? readCsv(bytes) : readJson(bytes, '');
  if (!read.ok) return `Kein Format, das eingespielt wird. ${read.error.message}`;
  const good = read.value.filter((record) => !isRefused(record)).length;
  return `Lesbar: ${good} von ${read.value.length} Einträgen. Es gibt noch keine Zuordnung dafür.`;
}

async function tryExpectations(folder: string, print: (line: string) => void): Promise<boolean> {
  const { expectations } = await tryCalendars(folder);
  print(`\n== Termine in ${folder}`);
  const counts = new Map<string, number>();
  for (const { file, from, until, outcome, reason } of expectations) {
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    if (outcome !== 'passed') print(`${outcome}: ${file}, ${from} to ${until}: ${reason}`);
  }
  print([...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', '));
  return !counts.has('failed');
}

async function requestsByPath(): Promise<Map<string, ImportRequest>> {
  const data = join(sampleFolder(), 'data');
  const requests = new Map<string, ImportRequest>();
  for (const request of await sampleRequests()) {
    const path = relative(data, request.file).split(sep).join('/');
    if (!path.startsWith('..')) requests.set(path, request);
  }
  for (const [path, { format, mapping }] of Object.entries(BESIDE_THE_SAMPLE)) {
    const file = join(data, path);
    requests.set(path, { quarter: QUARTER, format, file, mapping: join(sampleFolder(), mapping) });
  }
  return requests;
}

async function emptyQuarter(): Promise<MemoryAccess> {
  const access = new MemoryAccess();
  const doc = { _id: `quarter:${QUARTER}`, type: 'quarter' };
  await access.write(`${QUARTER}-public`, [{ id: doc._id, base: null, doc }]);
  return access;
}

function countIn(access: MemoryAccess, type: 'place' | 'event'): number {
  const ids = [...(access.databases.get(`${QUARTER}-public`)?.keys() ?? [])];
  return ids.filter((id) => id.startsWith(`${type}:`)).length;
}

function isExpectation(file: string): boolean {
  return basename(file) === 'expected.json';
}
