import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { EXIT, runImportCommand, type Terminal } from '../../../sync-server/import/cli.ts';
import { MemoryAccess } from '../../../sync-server/import/memory-access.ts';
import { aPlace, aQuarter } from '../../support/builders.ts';

let terminal: Terminal & { said: string[]; complained: string[]; ended: number };

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'import-'));
  await writeFile(join(folder, 'kiez.json'), JSON.stringify([aQuarter(), aPlace(), { _id: 7 }]));
  const access = new MemoryAccess();
  terminal = {
    folder,
    said: [],
    complained: [],
    ended: 0,
    now: () => new Date('2026-11-22T10:00:00Z'),
    say: (text) => terminal.said.push(text),
    complain: (text) => terminal.complained.push(text),
    open: async () => {
      const end = async () => void terminal.ended++;
      return { ok: true, value: { access, end } };
    },
  };
});
afterEach(() => rm(terminal.folder, { recursive: true }));

const run = (line: string) => runImportCommand(line.split(' '), terminal);

it('imports a file beside the caller and says so in sentences', async () => {
  expect(await run('--quarter lichtenberg --format json kiez.json')).toBe(EXIT.done);
  expect(terminal.said[0]).toContain('3 Einträge gelesen: 2 neu');
  expect(terminal).toMatchObject({ complained: [], ended: 1 });
});

it('prints a report that a program can read', async () => {
  await run('--quarter lichtenberg --format json --json --dry-run kiez.json');
  expect(JSON.parse(terminal.said[0] ?? '')).toMatchObject({
    created: 2,
    refused: 1,
    dryRun: true,
  });
});

it('fails with one sentence where nothing could be imported, and lets the documents go', async () => {
  expect(await run('--quarter lichtenberg --format json fehlt.json')).toBe(EXIT.failed);
  expect(terminal.complained[0]).toMatch(/^Die Datei „.*fehlt\.json“ gibt es nicht\.$/);
  expect(terminal).toMatchObject({ said: [], ended: 1 });
});

it('explains itself without opening anything when it is misused', async () => {
  expect(await run('--format json kiez.json')).toBe(EXIT.misused);
  expect(terminal.complained[0]).toContain('npm run import');
  expect(await run('--help')).toBe(EXIT.done);
  expect(terminal.ended).toBe(0);
});

it('passes on why the documents cannot be opened', async () => {
  const error = { code: 'cannot-open', message: 'Der Ordner ist nicht beschreibbar.' };
  terminal.open = async () => ({ ok: false, error });
  expect(await run('--quarter lichtenberg --format json kiez.json')).toBe(EXIT.failed);
  expect(terminal.complained).toEqual([error.message]);
});
