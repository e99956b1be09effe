import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPouchStore } from '../../../sync-server/stores/pouch-store.ts';
import { aMemoryStore } from '../../support/memory-store.ts';
import { describeStore, type StoreUnderTest } from './contract.ts';
import { describeRevisions } from './revisions-contract.ts';

const openOnDisk = async (): Promise<StoreUnderTest> => {
  const folder = await mkdtemp(join(tmpdir(), 'vor-ort-store-'));
  const store = await openPouchStore(folder);
  const end = async () => {
    await store.close();
    await rm(folder, { recursive: true });
  };
  return { store, end };
};
describeStore('LevelDB in a folder', openOnDisk);
describeRevisions('LevelDB in a folder', openOnDisk);

describeStore('PouchDB in memory', async () => {
  const store = aMemoryStore();
  return { store, end: () => store.close() };
});

describe('the embedded store', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vor-ort-store-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('finds everything again when it is opened another time', async () => {
    const before = await openPouchStore(folder);
    const database = await before.database('kiez-public');
    await database.write([{ id: 'place:a', base: null, doc: { _id: 'place:a', n: 1 } }]);
    const { seq } = await database.all();
    await before.close();
    const after = await openPouchStore(folder);
    expect(await after.databaseNames()).toEqual(['kiez-public']);
    const again = await after.database('kiez-public');
    expect(await again.all()).toMatchObject({ seq, documents: [{ doc: { n: 1 } }] });
    await after.close();
  });

  it('has everything that was acknowledged before its process was killed', async () => {
    const writer = startWriter(folder);
    const acknowledged: number[] = [];
    for await (const line of createInterface({ input: writer.stdout as NodeJS.ReadableStream })) {
      acknowledged.push(Number(line));
      if (acknowledged.length === 60) writer.kill('SIGKILL');
    }
    const store = await openPouchStore(folder);
    const database = await store.database('kiez-public');
    const ids = acknowledged.map((n) => `place:n${n}`);
    const found = await database.getMany(ids);
    expect(acknowledged.length).toBeGreaterThanOrEqual(60);
    expect(found.map((document) => document?.id)).toEqual(ids);
    const outcomes = await database.write([
      { id: 'place:after', base: null, doc: { _id: 'place:after' } },
    ]);
    expect(outcomes).toMatchObject([{ outcome: 'written' }]);
    await store.close();
  });

  it('gives the same content another rev each time, so that a lost write is known as lost', async () => {
    const store = await openPouchStore(folder);
    const write = { id: 'place:a', base: null, doc: { _id: 'place:a', n: 1 } };
    const outcomes = [];
    for (const name of ['kiez-public', 'other-public']) {
      outcomes.push(...(await (await store.database(name)).write([write])));
    }
    expect(outcomes[0]).toMatchObject({ outcome: 'written' });
    expect(outcomes[1]).not.toEqual(outcomes[0]);
    await store.close();
  });

  it('wakes nobody for a write that changed nothing', async () => {
    const store = aMemoryStore();
    const database = await store.database('kiez-public');
    const write = { id: 'place:a', base: null, doc: { _id: 'place:a' } };
    const listener = vi.fn();
    database.onChange(listener);
    await database.write([write]);
    expect(listener).toHaveBeenCalledTimes(1);
    await database.write([write]);
    expect(listener).toHaveBeenCalledTimes(1);
    await store.close();
  });

  it('answers others while somebody asks for very many documents', async () => {
    const store = await openPouchStore(folder);
    const database = await store.database('kiez-public');
    await database.write([{ id: 'place:a', base: null, doc: { _id: 'place:a' } }]);
    const answered: string[] = [];
    const ids = Array.from({ length: 5000 }, (_, n) => `place:n${n}`);
    await Promise.all([
      database.getMany([...ids, 'place:a']).then((found) => {
        expect(found.at(-1)?.id).toBe('place:a');
        answered.push('many');
      }),
      database.get('place:a').then(() => answered.push('one')),
    ]);
    expect(answered).toEqual(['one', 'many']);
    await store.close();
  });

  it('says that another process has it', async () => {
    const writer = startWriter(folder);
    await once(writer.stdout as NodeJS.ReadableStream, 'data');
    const store = await openPouchStore(folder);
    await expect(store.database('kiez-public')).rejects.toMatchObject({ code: 'locked' });
    const exited = once(writer, 'exit');
    writer.kill('SIGKILL');
    await exited;
    await expect(store.database('kiez-public')).resolves.toBeDefined();
    await store.close();
  });

  it('says that its folder cannot be made or written', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(openPouchStore(join(folder, 'file', 'store'))).rejects.toMatchObject({
      code: 'unwritable',
    });
    // LevelDB's own words name its file LOCK; nobody else has the folder, though.
    const store = await openPouchStore(folder);
    await expect(store.database('file')).rejects.toMatchObject({ code: 'unwritable' });
    if (process.getuid?.() === 0) return;
    await chmod(folder, 0o500);
    const refused = await openPouchStore(join(folder, 'store')).catch((error: unknown) => error);
    await chmod(folder, 0o700);
    expect(refused).toMatchObject({ code: 'unwritable' });
  });
});

/** A process that writes documents one after another and prints each number once it is stored. */
function startWriter(folder: string): ChildProcess {
  const script = new URL('../../support/store-writer.ts', import.meta.url).pathname;
  return spawn(process.execPath, ['--import', 'tsx', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
