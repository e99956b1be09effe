import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Configuration } from '../../../sync-server/configuration.ts';
import { identityOf, numbersOf } from '../../../sync-server/identity.ts';
import { openForCommand } from '../../../sync-server/operator/open-for-command.ts';
import { accessThrough } from '../../../sync-server/operator/operator-client.ts';
import { listenForCommands } from '../../../sync-server/operator/operator-server.ts';
import {
  isOwnSocket,
  isServerAt,
  operatorSocketPath,
} from '../../../sync-server/operator/socket-path.ts';
import type { DocumentAccess } from '../../../sync-server/stores/document-access.ts';
import { openPouchStore } from '../../../sync-server/stores/pouch-store.ts';
import type { Store, StoreWrite } from '../../../sync-server/stores/store.ts';
import { accessTo } from '../../../sync-server/stores/store-access.ts';

let folder: string;
const configurationOf = (dataFolder: string): Configuration => ({
  port: 0,
  host: '127.0.0.1',
  dataFolder,
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vor-ort-operator-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a command while the server runs', () => {
  let store: Store;
  let server: FastifyInstance;
  let access: DocumentAccess;
  beforeEach(async () => {
    store = await openPouchStore(join(folder, 'store'));
    const { writer } = await identityOf(store);
    const own = accessTo(store, numbersOf(store, writer, Date.now));
    server = await listenForCommands(operatorSocketPath(folder), own);
    const opened = await openForCommand(configurationOf(folder));
    if (!opened.ok) throw new Error(opened.error.sentence);
    expect(opened.value.through).toBe('server');
    access = opened.value.access;
  });
  afterEach(async () => {
    await server.close();
    await store.close();
  });

  it('reads and writes what the server has open', async () => {
    const [outcome] = await access.write('kiez-public', [
      { id: 'place:ä', base: null, doc: { _id: 'place:ä', name: 'Bäckerei 🥐' } },
    ]);
    const rev = outcome?.outcome === 'written' ? outcome.rev : '';
    const [found, none] = await access.getMany('kiez-public', ['place:ä', 'place:none']);
    expect(found).toEqual({
      id: 'place:ä',
      rev,
      doc: { _id: 'place:ä', name: 'Bäckerei 🥐' },
    });
    expect(none).toBeUndefined();
    const tombstone: StoreWrite = {
      id: 'place:ä',
      base: rev,
      deleted: true,
      clock: { box: 3 },
      reason: 'retention',
    };
    expect(await access.write('kiez-public', [tombstone, tombstone])).toMatchObject([
      { outcome: 'written' },
      { outcome: 'conflict' },
    ]);
    const [gone] = await access.getMany('kiez-public', ['place:ä']);
    expect(gone).toMatchObject({ deleted: true, clock: { box: 3 }, reason: 'retention' });
    expect(await (await store.database('kiez-public')).get('place:ä')).toEqual(gone);
  });

  it('takes numbers from the server’s own row', async () => {
    const [one, two] = await Promise.all([access.takeNumbers(10), access.takeNumbers(10)]);
    expect(Math.abs(one.first - two.first)).toBeGreaterThanOrEqual(10);
    expect(one.writer).toBe((await identityOf(store)).writer);
  });

  it('writes more than one message holds, in order', async () => {
    const writes = Array.from({ length: 1200 }, (_, n) => ({
      id: `place:n${n}`,
      base: null,
      doc: { _id: `place:n${n}`, text: 'x'.repeat(1000) },
    }));
    const outcomes = await access.write('kiez-public', writes);
    expect(outcomes.map(({ id }) => id)).toEqual(writes.map(({ id }) => id));
    const found = await access.getMany(
      'kiez-public',
      writes.map(({ id }) => id),
    );
    expect(found.every((document) => document !== undefined)).toBe(true);
  });

  it('makes no database by looking', async () => {
    expect(await access.getMany('typo-public', ['quarter:typo'])).toEqual([undefined]);
    expect(await store.databaseNames()).toEqual(['registry']);
  });

  it('is told what it did wrong', async () => {
    const malformed = { id: 'place:x', base: null, doc: { _id: 'place:x', _secret: 1 } };
    await expect(access.write('kiez-public', [malformed])).rejects.toThrow(/unknown field/);
    await expect(access.getMany('../etc', [])).resolves.toEqual([]);
    await expect(access.getMany('../etc', ['x'])).rejects.toThrow(/database/);
    await expect(access.takeNumbers(0)).rejects.toThrow(/count/);
    await expect(access.takeNumbers(Number.MAX_SAFE_INTEGER)).rejects.toThrow(/count/);
  });

  it('speaks through a socket that only this user can open', async () => {
    const { mode } = await stat(operatorSocketPath(folder));
    expect((mode & 0o777).toString(8)).toBe('600');
  });

  it('throws a store failure when the server goes away meanwhile', async () => {
    await server.close();
    await expect(access.takeNumbers(1)).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('a command without a server', () => {
  it('opens the store itself, and the next one too', async () => {
    for (const n of [1, 2]) {
      const opened = await openForCommand(configurationOf(folder));
      if (!opened.ok) throw new Error(opened.error.sentence);
      expect(opened.value.through).toBe('store');
      const write = { id: `place:${n}`, base: null, doc: { _id: `place:${n}` } };
      await opened.value.access.write('kiez-public', [write]);
      await opened.value.end();
    }
    const store = await openPouchStore(join(folder, 'store'));
    expect((await (await store.database('kiez-public')).all()).documents).toHaveLength(2);
    await store.close();
  });

  it('is not misled by a socket that a killed server left behind', async () => {
    const path = operatorSocketPath(folder);
    const server = createServer().listen(path);
    await new Promise((resolve) => server.once('listening', resolve));
    const left = join(folder, 'left');
    // Closing removes the file; a killed process does not get so far.
    await (await import('node:fs/promises')).rename(path, left);
    await new Promise((resolve) => server.close(resolve));
    await (await import('node:fs/promises')).rename(left, path);
    expect(await isOwnSocket(path)).toBe(true);
    expect(await isServerAt(path)).toBe(false);
    const opened = await openForCommand(configurationOf(folder));
    expect(opened).toMatchObject({ ok: true, value: { through: 'store' } });
    if (opened.ok) await opened.value.end();
  });

  it('does not take a plain file for a server', async () => {
    await writeFile(operatorSocketPath(folder), 'not a socket');
    expect(await isOwnSocket(operatorSocketPath(folder))).toBe(false);
  });

  it('says in a sentence that the folder cannot be used', async () => {
    await writeFile(join(folder, 'file'), '');
    const opened = await openForCommand(configurationOf(join(folder, 'file', 'data')));
    expect(opened).toMatchObject({
      ok: false,
      error: { sentence: expect.stringMatching(/^In den Datenordner .* geschrieben werden\./) },
    });
  });
});

describe('the socket of a folder with a long name', () => {
  it('lies elsewhere, always at the same place, and works', async () => {
    const long = join(folder, 'ä'.repeat(60), 'data');
    await mkdir(long, { recursive: true });
    const path = operatorSocketPath(long);
    expect(Buffer.byteLength(path)).toBeLessThan(104);
    expect(path).not.toBe(operatorSocketPath(`${long}2`));
    const own: DocumentAccess = {
      getMany: async (_database, ids) => ids.map(() => undefined),
      write: async () => [],
      takeNumbers: async () => ({ writer: 'box', first: 7 }),
    };
    const server = await listenForCommands(path, own);
    expect(await accessThrough(path).takeNumbers(1)).toEqual({ writer: 'box', first: 7 });
    await server.close();
    await chmod(long, 0o700);
  });
});
