import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPouchStore } from '../../sync-server/stores/pouch-store.ts';
import { aPlace, aQuarter } from '../support/builders.ts';
import {
  type ServerProcess,
  type ServerProcessOptions,
  spawnServer,
  startServerProcess,
} from '../support/server-process.ts';

let folder: string;
const started: ServerProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vor-ort-main-'));
  // With a quarter of its own the server does not make the sample.
  const store = await openPouchStore(join(folder, 'store'));
  const documents = [aQuarter(), aPlace()];
  const writes = documents.map((doc) => ({ id: doc._id, base: null, doc: { ...doc } }));
  await (await store.database('lichtenberg-public')).write(writes);
  await store.close();
});
afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function running(options: ServerProcessOptions = {}): Promise<ServerProcess> {
  const server = await startServerProcess({ dataFolder: folder, ...options });
  started.push(server);
  return server;
}

async function failing(options: ServerProcessOptions) {
  const server = await spawnServer({ dataFolder: folder, ...options });
  started.push(server);
  const [code] = await new Promise<[number | null]>((resolve) =>
    server.process.once('close', (exitCode) => resolve([exitCode])),
  );
  return { code, lines: server.stderr().trimEnd().split('\n') };
}

describe('a server process', () => {
  it('says where it is, in German, with a QR code, and logs JSON apart from that', async () => {
    const server = await running({ env: { PUBLIC_URL: 'https://vor-ort.example' } });
    await expect.poll(() => server.stdout()).toContain('Beenden:');
    const said = server.stdout();
    expect(said).toContain(`Vor Ort läuft: ${server.url}`);
    expect(said).toContain('https://vor-ort.example');
    expect(said).toMatch(/█▀|▀█|▄█/);
    expect(said).not.toContain('"level"');
    await expect.poll(() => server.stderr()).toContain('/api/health');
    for (const line of server.stderr().trimEnd().split('\n')) JSON.parse(line);
    // What it writes is for its own user alone.
    for (const name of ['vor-ort.sock', 'store/registry']) {
      expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
    }
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends with %s and 0, also while devices listen and read, and can start again',
    async (signal) => {
      const server = await running();
      const live = await fetch(`${server.url}/api/sync/lichtenberg/live`);
      const reader = live.body?.getReader();
      await reader?.read();
      expect(await server.end(signal)).toBe(0);
      // A sign of life may have come just before the end.
      for (let read = await reader?.read(); read && !read.done; read = await reader?.read());
      expect((await reader?.read())?.done).toBe(true);
      await expect(stat(join(folder, 'vor-ort.sock'))).rejects.toThrow('ENOENT');
      const again = await running({ port: server.port });
      expect((await fetch(`${again.url}/api/sync/lichtenberg/public/snapshot`)).status).toBe(200);
    },
  );

  it('ends with 0 as well where it is stopped before its start has ended', async () => {
    const server = await spawnServer({ dataFolder: folder });
    started.push(server);
    await expect.poll(() => server.stderr(), { interval: 1 }).toContain('listening');
    expect(await server.end('SIGTERM')).toBe(0);
    expect((await running()).stderr()).not.toContain('"level":50');
  });

  it('starts again on what a killed one left, socket included', async () => {
    const server = await running();
    const before = await (await fetch(`${server.url}/api/health`)).json();
    await server.end('SIGKILL');
    const again = await running();
    const after = await (await fetch(`${again.url}/api/health`)).json();
    expect(after).toEqual(before);
  });
});

describe('a server that cannot start', () => {
  it('says that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const { code, lines } = await failing({ port });
    expect(code).toBe(1);
    expect(lines.filter((line) => !line.startsWith('{'))).toEqual([
      `Der Port ${port} ist schon belegt. Wählen Sie einen anderen, zum Beispiel PORT=${port + 1}.`,
    ]);
    await new Promise((resolve) => other.close(resolve));
  });

  it('says that the data folder is in use', async () => {
    await running();
    const { code, lines } = await failing({});
    expect(code).toBe(1);
    expect(lines).toEqual([
      `Der Datenordner ${folder} ist schon in Gebrauch. Beenden Sie den anderen Server zuerst.`,
    ]);
  });

  it('says that the data folder cannot be written', async () => {
    await writeFile(join(folder, 'file'), '');
    const { code, lines } = await failing({ dataFolder: join(folder, 'file', 'data') });
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^In den Datenordner .* kann nicht geschrieben werden\./);
  });

  it('names every mistake in the environment, a line each, and shows no stack', async () => {
    const env = { PORT: 'x', COUCHDB_URL: 'http://office:100%@couch.example', TLS_KEY: '/x' };
    const { code, lines } = await failing({ env });
    expect(code).toBe(1);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^PORT ist „x“\./);
    expect(lines[1]).toMatch(/^COUCHDB_URL ist keine Adresse/);
    expect(lines[2]).toMatch(/TLS_CERT fehlt/);
  });

  it('says that CouchDB does not answer, without its password', async () => {
    const couchUrl = 'http://office:geheim@127.0.0.1:9';
    const { code, lines } = await failing({ env: { COUCHDB_URL: couchUrl } });
    expect(code).toBe(1);
    expect(lines).toEqual(['CouchDB antwortet nicht unter 127.0.0.1:9. Prüfen Sie COUCHDB_URL.']);
  });
});
