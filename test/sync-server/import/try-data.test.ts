import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tryData } from '../../../sync-server/import/try-data.ts';

let folder: string;
let lines: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'try-data-'));
  lines = [];
});
afterEach(() => rm(folder, { recursive: true }));

async function put(path: string, text: string): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), text);
}
const run = () => tryData(folder, (line) => lines.push(line));
const output = () => lines.join('\n');

const calendar = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'BEGIN:VEVENT',
  'UID:1@example.org',
  'DTSTAMP:20260101T000000Z',
  'DTSTART:20261201T150000',
  'SUMMARY:Technik-Treff',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

it('reads every file, whatever it is, and says what came of it', async () => {
  await put('lichtenberg/freizeit-sport-jfe.geo.json', '[{"id":"1","einrichtung":"Treff"},{}]');
  await put('fremd/tabelle.csv', 'a;b\n1;2\n3\n');
  await put('fremd/bombe.json', '['.repeat(100_000));
  await put('fremd/LIESMICH.md', '# Hallo');
  await put('fremd/bild.ics', '\u0000\u0001');
  expect(await run()).toBe(true);
  expect(output()).toContain('2 Einträge gelesen: 1 neu');
  expect(output()).toContain('Eintrag 2: Das Feld „id“ ist leer');
  expect(output()).toContain('Lesbar: 1 von 2 Einträgen');
  expect(output()).toContain('zu tief verschachtelt');
  expect(output()).toContain('Anlaufstellen 1, Veranstaltungen 0');
});

it.each([
  [1, true, '1 passed'],
  [2, false, '1 failed'],
])('compares calendars with the %d dates that are expected', async (count, isGood, said) => {
  await put('ical/treff.ics', calendar);
  const expectation = { calendar: 'treff.ics', at: [2026, 12], expected_count: count };
  await put('ical/expected.json', JSON.stringify({ expectations: [expectation] }));
  expect(await run()).toBe(isGood);
  expect(output()).toContain(said);
});
