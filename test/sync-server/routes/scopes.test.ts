import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCouchStore } from '../../../sync-server/stores/couch-store.ts';
import { databaseNameOf } from '../../../sync-server/stores/database-name.ts';
import type { Store } from '../../../sync-server/stores/store.ts';
import { aPlace } from '../../support/builders.ts';
import { CouchDouble } from '../../support/couch-double.ts';
import { aMemoryStore } from '../../support/memory-store.ts';
import { aPairedDevice, type PairedDeviceOptions } from '../../support/paired-device.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { SyncClient } from '../../support/sync-client.ts';

const ME = 'a'.repeat(32);
const OTHER = 'b'.repeat(32);
const PLANTED = 'Nachtigallenschlag';
const made = { v: 1, createdAt: '2026-11-01T08:00:00Z' };

const request = (personId: string, key: string, words: string) => ({
  _id: `${personId}:request:${key}`,
  type: 'request',
  ...made,
  words,
  kind: 'callMe',
  channel: 'app',
});
const session = { _id: 'session:treff~2026-12-01', type: 'session', ...made, placeId: 'treff' };

const VIEWERS: Record<string, PairedDeviceOptions | undefined> = {
  guest: undefined,
  kiosk: { role: 'kiosk', placeId: 'treff' },
  resident: { role: 'resident', personId: ME },
  team: { role: 'team', personId: ME },
  tablet: { role: 'team', placeId: 'treff' },
  office: { role: 'office' },
  'office elsewhere': { role: 'office', quarters: ['anderswo'] },
  box: { role: 'box' },
};
const MAY: Record<string, string[]> = {
  guest: ['public'],
  kiosk: ['public'],
  resident: ['public', 'me'],
  team: ['public', 'team', 'me'],
  tablet: ['public', 'team'],
  office: ['public', 'team', 'office'],
  'office elsewhere': ['public'],
  box: [],
};

describe.each(['pouchdb', 'couchdb'] as const)('what each role may pull (%s)', (kind) => {
  let server: TestServer;
  let double: CouchDouble | undefined;
  const clients = new Map<string, SyncClient>();

  beforeAll(async () => {
    server = await startTestServer({ store: await aStore(), documents: [aPlace()] });
    await plant(server.store);
    for (const [name, options] of Object.entries(VIEWERS)) {
      const device = options && (await aPairedDevice(server.store, options));
      clients.set(name, new SyncClient(server, device));
    }
  });
  afterAll(async () => {
    await server.stop();
    await double?.stop();
  });

  async function aStore(): Promise<Store> {
    if (kind === 'pouchdb') return aMemoryStore();
    double = await new CouchDouble().start();
    return openCouchStore({ url: double.url, reconnectAfter: 10 });
  }

  async function plant(store: Store) {
    const own = request(ME, 'mine', 'Glühbirne wechseln');
    const documents = { private: [own, request(OTHER, 'theirs', PLANTED)], team: [session] };
    for (const [database, docs] of Object.entries(documents)) {
      const opened = await store.database(databaseNameOf('lichtenberg', database as 'team'));
      await opened.write(docs.map((doc) => ({ id: doc._id, base: null, doc })));
    }
  }

  const client = (name: string) => clients.get(name) ?? expect.fail(`no client ${name}`);
  const diff = (name: string, scope: string, have: object = {}) =>
    client(name).post(`${scope}/diff`, { epoch: server.epoch, have });
  const idsIn = (documents: { id: string }[]) => documents.map(({ id }) => id);

  it.each(Object.keys(VIEWERS))('%s: exactly its scopes, by every way', async (name) => {
    for (const scope of ['public', 'team', 'office', 'me']) {
      const expected = MAY[name]?.includes(scope) ? 200 : 403;
      expect(`${scope} ${(await diff(name, scope)).status}`).toBe(`${scope} ${expected}`);
      // A person's range is compared whole, and has no feed.
      const fed = scope === 'me' ? 403 : expected;
      for (const path of ['snapshot', 'changes']) {
        const { status } = await client(name).get(`${scope}/${path}`);
        expect(`${scope}/${path} ${status}`).toBe(`${scope}/${path} ${fed}`);
      }
      expect((await client(name).post(`${scope}/changes`, {})).status).toBe(fed);
    }
  });

  it.each(Object.keys(VIEWERS))(
    '%s: the others’ words reach it only as the office',
    async (name) => {
      let received = '';
      for (const scope of ['public', 'team', 'office', 'me']) {
        for (const path of ['snapshot', 'changes']) {
          const response = await client(name).get(`${scope}/${path}`);
          received += JSON.stringify([...response.headers]) + (await response.text());
        }
        const have = { [`${OTHER}:request:theirs`]: '1-a', [`${ME}:request:mine`]: '1-a' };
        received += JSON.stringify((await diff(name, scope, have)).body);
      }
      // Tokens and tags may hold ids: they are read as a curious device would.
      const decoded = received.replace(/[A-Za-z0-9_-]{20,}/g, (text) =>
        Buffer.from(text, 'base64url').toString(),
      );
      expect(received.includes(PLANTED)).toBe(name === 'office');
      const sent = `${OTHER}:request:theirs`;
      expect(decoded.includes(sent)).toBe(name === 'office');
    },
  );

  it('a person’s range holds their own documents, and says nothing of others’', async () => {
    const { status, body } = await diff('resident', 'me', {
      [`${OTHER}:request:theirs`]: '1-a',
      [`${OTHER}:request:never`]: '1-a',
      [`${ME}:request:lost`]: '1-b',
      'office:call:x': '1-c',
    });
    expect(status).toBe(200);
    expect(idsIn(body.docs)).toEqual([`${ME}:request:mine`]);
    expect(body.unknown).toEqual([`${ME}:request:lost`]);
    const outOfScope = { clock: {}, why: 'outOfScope' };
    expect(body.gone).toEqual([
      { id: `${OTHER}:request:theirs`, rev: '1-a', ...outOfScope },
      { id: `${OTHER}:request:never`, rev: '1-a', ...outOfScope },
      { id: 'office:call:x', rev: '1-c', ...outOfScope },
    ]);
    expect(
      (await diff('resident', 'me', { [body.docs[0].id]: body.docs[0].rev })).body.docs,
    ).toEqual([]);
  });

  it('office and team bodies are kept by no cache, and their tokens fit nowhere else', async () => {
    const tokens: Record<string, string> = {};
    for (const scope of ['public', 'team', 'office']) {
      const response = await client('office').get(`${scope}/snapshot`);
      const cache = response.headers.get('cache-control');
      expect(cache).toBe(scope === 'public' ? 'public, no-cache' : 'no-store');
      tokens[scope] = JSON.parse((await response.text()).split('\n')[0] ?? '').since;
    }
    tokens.me = (await diff('resident', 'me')).body.since;
    for (const [from, since] of Object.entries(tokens)) {
      for (const scope of ['public', 'team', 'office']) {
        const { status } = await client('office').post(`${scope}/changes`, { since });
        expect(`${from} in ${scope}: ${status}`).toBe(
          `${from} in ${scope}: ${from === scope ? 200 : 400}`,
        );
      }
    }
  });

  it('the session names them', async () => {
    for (const [name, scopes] of Object.entries(MAY)) {
      if (name === 'office elsewhere') continue;
      const response = await fetch(`${server.url}/api/session`, {
        headers: client(name).headers,
      });
      expect((await response.json()).scopes).toEqual(scopes);
    }
  });
});
