import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openCouchStore } from '../../../sync-server/stores/couch-store.ts';
import { openPouchStore } from '../../../sync-server/stores/pouch-store.ts';
import { aNotice, anEvent, aPlace } from '../../support/builders.ts';
import { CouchDouble } from '../../support/couch-double.ts';
import { startTestServer, type TestServer, type TestServerOptions } from '../../support/server.ts';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

async function aServer(options?: TestServerOptions): Promise<TestServer> {
  const server = await startTestServer(options);
  cleanUp.push(() => server.stop());
  return server;
}

const scopeOf = (server: TestServer) => `${server.url}/api/sync/lichtenberg/public`;

async function snapshotOf(server: TestServer) {
  const response = await fetch(`${scopeOf(server)}/snapshot`);
  const [head, ...lines] = (await response.text()).trimEnd().split('\n');
  return { head: JSON.parse(head ?? ''), documents: lines.map((line) => JSON.parse(line)) };
}

async function changesOf(server: TestServer, since?: string, others: object = {}) {
  return post(`${scopeOf(server)}/changes`, { since, ...others });
}

async function post(url: string, body: unknown) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

describe('the snapshot', () => {
  it('counts exactly what follows, a document a line, what a first screen needs first', async () => {
    const places = Array.from({ length: 30 }, (_, n) => aPlace({ _id: `place:p${n}` }));
    const server = await aServer({ documents: [...places, anEvent(), aNotice()] });
    await server.remove('place:p7');
    const { head, documents } = await snapshotOf(server);
    expect(head).toEqual({ epoch: server.epoch, since: expect.any(String), count: 32 });
    expect(documents).toHaveLength(32);
    expect(documents.slice(0, 3).map(({ id }) => id)).toEqual([
      'quarter:lichtenberg',
      'notice:aufzug',
      'event:technik-treff',
    ]);
    expect(documents.find(({ id }) => id === 'place:p3')).toEqual({
      id: 'place:p3',
      rev: expect.stringMatching(/^1-/),
      doc: places[3],
    });
  });

  it('names the rules by which all of it was read, for as long as all of it can be', async () => {
    vi.stubGlobal('__SCHEMA_MARK__', 'ours');
    cleanUp.push(async () => vi.unstubAllGlobals());
    const server = await aServer({ documents: [aPlace()] });
    expect((await snapshotOf(server)).head.schemas).toBe('ours');
    await server.put({ ...aPlace({ _id: 'place:odd' }), name: 5 });
    expect((await snapshotOf(server)).head.schemas).toBeUndefined();
    await server.remove('place:odd');
    expect((await snapshotOf(server)).head.schemas).toBe('ours');
  });

  it('names no rules outside of a build', async () => {
    const server = await aServer({ documents: [aPlace()] });
    expect((await snapshotOf(server)).head).not.toHaveProperty('schemas');
  });

  it('is followed by exactly what came after it', async () => {
    const server = await aServer({ documents: [aPlace()] });
    const { head } = await snapshotOf(server);
    expect((await changesOf(server, head.since)).body.changes).toEqual([]);
    const rev = await server.put(aPlace({ name: 'Neuer Name' }));
    const { body } = await changesOf(server, head.since);
    expect(body.changes).toMatchObject([{ id: 'place:sanitaetshaus', rev }]);
    expect((await snapshotOf(server)).documents.at(-1)).toMatchObject({ rev });
  });

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('travels as %s and says the same', async (encoding, decompress) => {
    const server = await aServer({ documents: [aPlace()] });
    const plain = await raw(server, 'identity');
    const compressed = await raw(server, encoding);
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(compressed.headers.get('content-encoding')).toBe(encoding);
    expect(compressed.headers.get('vary')).toMatch(/accept-encoding/i);
    expect(decompress(compressed.bytes).toString()).toBe(Buffer.from(plain.bytes).toString());
    expect(compressed.headers.get('etag')).not.toBe(plain.headers.get('etag'));
  });

  it('is 304 while nothing has changed, and may be kept but not used unasked', async () => {
    const server = await aServer({ documents: [aPlace()] });
    const first = await raw(server, 'gzip');
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    const same = await raw(server, 'gzip', { 'if-none-match': `"other", W/${etag}` });
    expect(same.status).toBe(304);
    expect(same.bytes).toHaveLength(0);
    await server.put(aPlace({ name: 'Neuer Name' }));
    const changed = await raw(server, 'gzip', { 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
  });

  it('reaches a hundred readers at once while one of them reads nothing', async () => {
    const documents = Array.from({ length: 400 }, (_, n) =>
      aPlace({ _id: `place:p${n}`, description: crypto.randomUUID().repeat(40) }),
    );
    const server = await aServer({ documents });
    const idle = await fetch(`${scopeOf(server)}/snapshot`);
    const counts = await Promise.all(
      Array.from({ length: 100 }, async () => (await snapshotOf(server)).documents.length),
    );
    expect(new Set(counts)).toEqual(new Set([401]));
    await idle.body?.cancel();
  });

  async function raw(server: TestServer, encoding: string, headers: Record<string, string> = {}) {
    // Node's fetch would decompress; this asks for the bytes as they travel.
    const { request } = await import('node:http');
    const { buffer } = await import('node:stream/consumers');
    return new Promise<{ status?: number; headers: Headers; bytes: Uint8Array }>(
      (resolve, reject) => {
        const asked = { headers: { 'accept-encoding': encoding, ...headers } };
        request(`${scopeOf(server)}/snapshot`, asked, async (response) => {
          const bytes = new Uint8Array(await buffer(response));
          const given = new Headers(response.headers as Record<string, string>);
          resolve({ status: response.statusCode, headers: given, bytes });
        })
          .on('error', reject)
          .end();
      },
    );
  }
});

describe('changes', () => {
  it('come in pages from the beginning to the end, tombstones included', async () => {
    const server = await aServer({ documents: [aPlace({ _id: 'place:a' })] });
    await server.put(aPlace({ _id: 'place:b' }));
    await server.remove('place:a');
    const ids: string[] = [];
    let since: string | undefined;
    for (let more = true; more; ) {
      const { body } = await changesOf(server, since, { limit: 1 });
      ids.push(...body.changes.map(({ id }: { id: string }) => id));
      expect(body.erased).toEqual([]);
      ({ since, more } = body);
    }
    expect(ids).toEqual(['quarter:lichtenberg', 'place:b', 'place:a']);
    const { body } = await changesOf(server);
    expect(body.changes.at(-1)).toEqual({
      id: 'place:a',
      rev: expect.stringMatching(/^2-/),
      deleted: true,
      clock: expect.any(Object),
      reason: 'user',
    });
  });

  it('can be asked by GET as well, and are kept by no cache', async () => {
    const server = await aServer();
    const first = await fetch(`${scopeOf(server)}/changes?limit=1`);
    expect(first.headers.get('cache-control')).toBe('no-store');
    const { since, changes } = await first.json();
    expect(changes).toHaveLength(1);
    const next = await fetch(`${scopeOf(server)}/changes?since=${encodeURIComponent(since)}`);
    expect(await next.json()).toMatchObject({ changes: [], more: false });
  });

  it('go on after the last change seen was replaced', async () => {
    const server = await aServer({ documents: [aPlace()] });
    const { head } = await snapshotOf(server);
    for (const name of ['Eins', 'Zwei', 'Drei']) await server.put(aPlace({ name }));
    const { status, body } = await changesOf(server, head.since);
    expect(status).toBe(200);
    expect(body.changes).toMatchObject([{ doc: { name: 'Drei' } }]);
  });

  it('tell a device that has a foreign epoch, with the epoch of today', async () => {
    const [server, other] = [await aServer(), await aServer()];
    const { head } = await snapshotOf(other);
    const answer = await changesOf(server, head.since);
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'epoch-changed', epoch: server.epoch },
    });
    expect(await post(`${scopeOf(server)}/diff`, { epoch: other.epoch, have: {} })).toEqual(answer);
  });

  it('tell a device whose accepted write the store does not know, and no other', async () => {
    const server = await aServer({ documents: [aPlace()] });
    const rev = await server.put(aPlace({ name: 'Neu' }));
    const { head } = await snapshotOf(server);
    const known = { id: 'place:sanitaetshaus', rev };
    expect(await changesOf(server, head.since, { accepted: [known] })).toMatchObject({
      status: 200,
    });
    const lost = { id: 'place:sanitaetshaus', rev: `3-${'c'.repeat(32)}` };
    expect(await changesOf(server, head.since, { accepted: [known, lost] })).toMatchObject({
      status: 409,
      body: { code: 'epoch-changed' },
    });
  });
});

describe('a data folder that is replaced by an older copy', () => {
  it('is told to the devices that have seen what was lost, and to no others', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vor-ort-rollback-'));
    cleanUp.push(() => rm(folder, { recursive: true }));
    const [live, copy] = [join(folder, 'live'), join(folder, 'copy')];
    const open = async (path: string) => startTestServer({ store: await openPouchStore(path) });

    const before = await open(live);
    await before.put(aPlace({ _id: 'place:a' }));
    const early = await changesOf(before);
    await before.stop();
    await cp(live, copy, { recursive: true });

    const after = await open(live);
    await after.put(aPlace({ _id: 'place:lost' }));
    const late = await changesOf(after, early.body.since);
    expect(late.body.changes).toHaveLength(1);
    await after.stop();

    const restored = await open(copy);
    cleanUp.push(() => restored.stop());
    // Others write meanwhile: the number of the last change alone would look right again.
    await restored.put(aPlace({ _id: 'place:other' }));
    await restored.put(aPlace({ _id: 'place:another' }));
    expect(restored.epoch).toBe(before.epoch);
    expect(await changesOf(restored, late.body.since)).toMatchObject({
      status: 409,
      body: { code: 'epoch-changed', epoch: before.epoch },
    });
    const seen = await changesOf(restored, early.body.since);
    expect(seen.status).toBe(200);
    expect(seen.body.changes.map(({ id }: { id: string }) => id)).toEqual([
      'place:other',
      'place:another',
    ]);
  });

  it('is told also where a CouchDB was set back while the server ran', async () => {
    const double = await new CouchDouble().start();
    cleanUp.push(() => double.stop());
    const store = await openCouchStore({ url: double.url, reconnectAfter: 10 });
    const server = await aServer({ store });
    const { head: early } = await snapshotOf(server);
    const copy = await double.copy('vor-ort-lichtenberg-public');
    await server.put(aPlace({ _id: 'place:lost' }));
    const late = await changesOf(server, early.since);
    expect(late.body.changes).toHaveLength(1);
    await double.stop();
    double.putBack('vor-ort-lichtenberg-public', copy);
    await double.start();
    await expect
      .poll(async () => (await snapshotOf(server)).documents.map(({ id }) => id))
      .toEqual(['quarter:lichtenberg']);
    expect(await changesOf(server, late.body.since)).toMatchObject({ status: 409 });
    expect(await changesOf(server, early.since)).toMatchObject({ status: 200 });
  });
});

describe('diff', () => {
  it('names what differs, tombstones and unknown ids, and nothing that is equal', async () => {
    const server = await aServer({
      documents: ['equal', 'older', 'gone', 'goneSeen', 'new'].map((name) =>
        aPlace({ _id: `place:${name}` }),
      ),
    });
    const { documents } = await snapshotOf(server);
    const revs = new Map(documents.map(({ id, rev }) => [id, rev]));
    await server.put(aPlace({ _id: 'place:older', name: 'Neu' }));
    const gone = await server.remove('place:gone');
    const goneSeen = await server.remove('place:goneSeen');
    const have = {
      'quarter:lichtenberg': revs.get('quarter:lichtenberg'),
      'place:equal': revs.get('place:equal'),
      'place:older': revs.get('place:older'),
      'place:gone': revs.get('place:gone'),
      'place:goneSeen': goneSeen,
      'place:mineAlone': `1-${'a'.repeat(32)}`,
      'no id at all': 'nonsense',
    };
    const { status, body } = await post(`${scopeOf(server)}/diff`, { epoch: server.epoch, have });
    expect(status).toBe(200);
    expect(body.docs.map(({ id }: { id: string }) => id).sort()).toEqual([
      'place:new',
      'place:older',
    ]);
    expect(body.gone).toEqual([
      { id: 'place:gone', rev: gone, clock: expect.any(Object), why: 'deleted' },
    ]);
    expect(body.unknown).toEqual(['place:mineAlone', 'no id at all']);
    expect((await changesOf(server, body.since)).body.changes).toEqual([]);
  });
});

describe('what a guest may not read', () => {
  it.each(['team', 'office', 'me', 'private', 'nonsense'])(
    'is refused in the same words, whether the quarter exists or not: %s',
    async (scope) => {
      const server = await aServer();
      const answers = await Promise.all(
        ['lichtenberg', 'nowhere'].flatMap((quarter) =>
          ['snapshot', 'changes'].map(async (what) => {
            const response = await fetch(`${server.url}/api/sync/${quarter}/${scope}/${what}`);
            return `${response.status} ${await response.text()}`;
          }),
        ),
      );
      expect(new Set(answers).size).toBe(1);
      expect(answers[0]).toMatch(/^403 .*"forbidden"/);
    },
  );

  it('is a quarter that does not exist, which asking does not make', async () => {
    const server = await aServer();
    for (const quarter of ['nowhere', 'Nowhere', '..%2f..', 'registry', '__proto__']) {
      const response = await fetch(`${server.url}/api/sync/${quarter}/public/snapshot`);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: 'unknown-quarter' });
    }
    expect(await server.store.databaseNames()).toEqual(['lichtenberg-public', 'registry']);
  });

  it('is a quarter that has no document of its own yet; one that was given up ends in the feed', async () => {
    const server = await aServer();
    const place = aPlace();
    await server.access.write('half-public', [{ id: place._id, base: null, doc: place }]);
    await expect.poll(() => server.store.databaseNames()).toContain('half-public');
    expect((await fetch(`${server.url}/api/sync/half/public/changes`)).status).toBe(404);
    const { head } = await snapshotOf(server);
    await server.remove('quarter:lichtenberg');
    expect((await changesOf(server, head.since)).body.changes).toMatchObject([{ deleted: true }]);
    expect(await (await fetch(`${server.url}/api/quarters`)).json()).toEqual([]);
  });
});
