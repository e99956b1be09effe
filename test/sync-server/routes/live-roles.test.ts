import { afterEach, describe, expect, it } from 'vitest';
import { openCouchStore } from '../../../sync-server/stores/couch-store.ts';
import { databaseNameOf, REGISTRY } from '../../../sync-server/stores/database-name.ts';
import { CouchDouble } from '../../support/couch-double.ts';
import {
  aPairedDevice,
  changeDevice,
  type PairedDevice,
  type PairedDeviceOptions,
} from '../../support/paired-device.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const ME = 'a'.repeat(32);
const OTHER = 'b'.repeat(32);

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

async function aServer(kind: 'pouchdb' | 'couchdb'): Promise<TestServer> {
  if (kind === 'pouchdb') {
    const server = await startTestServer({ live: { pauseBetween: 5 } });
    cleanUp.push(() => server.stop());
    return server;
  }
  const double = await new CouchDouble().start();
  cleanUp.push(() => double.stop());
  const store = await openCouchStore({ url: double.url, reconnectAfter: 10 });
  const server = await startTestServer({ store, live: { pauseBetween: 5 } });
  cleanUp.push(() => server.stop());
  return server;
}

/** Listens as a device; `events` grows with what is heard. */
async function listen(server: TestServer, options: PairedDeviceOptions) {
  const device = await aPairedDevice(server.store, options);
  const events: string[] = [];
  const response = await open(server, device);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const ended = (async () => {
    for (;;) {
      const read = await reader?.read();
      if (!read || read.done) return;
      heard += read.value;
      const whole = heard.split('\n\n');
      heard = whole.pop() ?? '';
      events.push(...whole.map((event) => event.replace(/^event: |\ndata:/g, '')));
    }
  })();
  cleanUp.push(async () => reader?.cancel());
  return { device, events, ended };
}

function open(server: TestServer, { headers }: PairedDevice) {
  return fetch(`${server.url}/api/sync/lichtenberg/live`, { headers });
}

/** Writes a document and waits for nothing. */
async function write(server: TestServer, kind: 'team' | 'private', id: string) {
  const database = await server.store.database(databaseNameOf('lichtenberg', kind));
  await database.write([{ id, base: null, doc: { _id: id } }]);
}

const change = (scope: string) => `change {"scope":"${scope}"}`;

describe.each(['pouchdb', 'couchdb'] as const)('live for paired devices (%s)', (kind) => {
  it('says change for each scope of the device, at once and then as it happens', async () => {
    const server = await aServer(kind);
    const { events } = await listen(server, { role: 'office' });
    const told = (scope: string) => events.filter((event) => event === change(scope)).length;
    await expect.poll(() => events.slice(0, 3)).toEqual(['public', 'team', 'office'].map(change));
    // A feed that has just begun at a CouchDB tells once more.
    const atFirst = kind === 'couchdb' ? 2 : 1;
    await expect.poll(() => [told('team'), told('office')]).toEqual([atFirst, atFirst]);
    await write(server, 'team', 'session:a~2026-12-01');
    await expect.poll(() => told('team')).toBeGreaterThan(atFirst);
    expect(told('office')).toBe(atFirst);
    await write(server, 'private', `${OTHER}:request:a`);
    await expect.poll(() => told('office')).toBeGreaterThan(atFirst);
  });

  it('wakes a person’s device for the own range and not for others’', async () => {
    const server = await aServer(kind);
    const { events } = await listen(server, { role: 'resident', personId: ME });
    const mine = () => events.filter((event) => event === change('me')).length;
    // At once, and again when the range is followed: between the two something may have come.
    await expect.poll(mine).toBe(2);
    const office = await listen(server, { role: 'office' });
    for (let n = 0; n < 3; n += 1) {
      await write(server, 'private', `${OTHER}:request:n${n}`);
      await expect.poll(() => office.events.length).toBeGreaterThanOrEqual(4);
    }
    await write(server, 'private', `${ME}:request:a`);
    await expect.poll(mine).toBe(3);
    await write(server, 'private', `${ME}:request:b`);
    await expect.poll(mine).toBe(4);
    expect(events.filter((event) => event !== change('me'))).toEqual([change('public')]);
  });

  it('tells a device that its role changed or that it was revoked, and ends', async () => {
    const server = await aServer(kind);
    const office = await listen(server, { role: 'office' });
    const team = await listen(server, { role: 'team' });
    const changed = await listen(server, { role: 'team' });
    await expect.poll(() => changed.events.length).toBe(2);
    await changeDevice(server.store, changed.device.deviceId, { role: 'kiosk' });
    await changed.ended;
    expect(changed.events.at(-1)).toBe('session {}');
    await changeDevice(server.store, office.device.deviceId, { revokedAt: '2026-12-01T14:00:00Z' });
    await office.ended;
    expect(office.events.at(-1)).toBe('session {}');
    await changeDevice(server.store, team.device.deviceId, { name: 'Tablet im Saal' });
    await write(server, 'team', 'session:b~2026-12-01');
    await expect.poll(() => team.events.at(-1)).toBe(change('team'));
    expect(team.events).not.toContain('session {}');
    const again = await open(server, office.device);
    const reader = again.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe('event: change\ndata: {"scope":"public"}\n\n');
    await reader?.cancel();
  });

  it('follows each database once, however many devices listen', async () => {
    const server = await aServer(kind);
    const opened = [];
    for (const name of ['public', 'team', 'private'] as const) {
      opened.push(await server.store.database(databaseNameOf('lichtenberg', name)));
    }
    const feeds = [...opened, await server.store.database(REGISTRY)];
    const before = feeds.map(countListeners);
    for (let n = 0; n < 20; n += 1) {
      await listen(server, { role: 'team', personId: n % 2 ? ME : OTHER });
    }
    for (const [place, feed] of feeds.entries()) {
      expect(countListeners(feed) - (before[place] ?? 0)).toBeLessThanOrEqual(3);
    }
  });
});

/** How often a database is listened to from now on, and before. */
function countListeners(database: object): number {
  const counted = database as { listened?: number; onChange: (...given: never[]) => unknown };
  if (counted.listened === undefined) {
    const original = counted.onChange.bind(database);
    counted.listened = 0;
    counted.onChange = (...given) => {
      counted.listened = (counted.listened ?? 0) + 1;
      return original(...given);
    };
  }
  return counted.listened;
}
