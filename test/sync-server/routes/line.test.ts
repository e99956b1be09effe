import { afterEach, describe, expect, it, vi } from 'vitest';
import { StoreFailure } from '../../../sync-server/stores/store-failure.ts';
import { aPlace } from '../../support/builders.ts';
import { aMemoryStore } from '../../support/memory-store.ts';
import { aPairedDevice } from '../../support/paired-device.ts';
import { startTestServer } from '../../support/server.ts';
import { SyncClient } from '../../support/sync-client.ts';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

async function aServer(documents = [aPlace()]) {
  const store = aMemoryStore();
  const server = await startTestServer({ store, documents, admission: { most: 1 } });
  cleanUp.push(() => server.stop());
  const device = await aPairedDevice(store, { role: 'office' });
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/api/sync/lichtenberg/${path}`, {
      headers: { ...device.headers, ...headers },
    });
  return { server, store, get, client: new SyncClient(server, device) };
}

/** Makes the whole reading of a database wait until it is let go on. */
function held(database: { all: () => Promise<unknown> }) {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const all = database.all.bind(database);
  const reading = vi.spyOn(database, 'all').mockImplementation(async () => {
    await released;
    return all();
  });
  return { release, reading };
}

describe('first syncs in line', () => {
  it('wait while others are worked on, and come in with their ticket', async () => {
    const { store, get, client, server } = await aServer();
    const { release, reading } = held(await store.database('lichtenberg-team'));
    const first = get('team/snapshot');
    await expect.poll(() => reading.mock.calls.length).toBe(1);
    const second = await get('office/snapshot');
    expect(second.status).toBe(429);
    expect(await second.json()).toMatchObject({ code: 'busy', after: 1 });
    expect(second.headers.get('retry-after')).toBe('1');
    const ticket = second.headers.get('x-ticket') ?? '';
    const again = await get('office/snapshot', { 'x-ticket': ticket });
    expect([again.status, again.headers.get('x-ticket')]).toEqual([429, ticket]);
    const diff = await client.post('office/diff', { epoch: server.epoch, have: {} });
    expect(diff.status).toBe(429);
    expect(diff.headers.get('x-ticket')).not.toBe(ticket);
    // Whoever wants the same waits for the same work, and takes no place of the others.
    const same = get('team/snapshot');
    release();
    expect((await first).status).toBe(200);
    expect((await same).status).toBe(200);
    expect(reading).toHaveBeenCalledTimes(1);
    await (await first).text();
    await expect
      .poll(async () => (await get('office/snapshot', { 'x-ticket': ticket })).status)
      .toBe(200);
  });

  it('never hold up what is made already, nor changes and pushes', async () => {
    const { store, get, client } = await aServer();
    expect((await get('public/snapshot')).status).toBe(200);
    const { release, reading } = held(await store.database('lichtenberg-team'));
    const first = get('team/snapshot');
    await expect.poll(() => reading.mock.calls.length).toBe(1);
    expect((await get('public/snapshot')).status).toBe(200);
    expect((await get('public/changes')).status).toBe(200);
    expect(await client.push([])).toEqual([]);
    release();
    await (await first).text();
  });

  it('are not held up by who reads nothing of what was made', async () => {
    const many = Array.from({ length: 300 }, (_, n) =>
      aPlace({ _id: `place:p${n}`, description: crypto.randomUUID().repeat(100) }),
    );
    const { get, client, server } = await aServer(many);
    const idle = await get('public/snapshot', { 'accept-encoding': 'gzip' });
    let ticket = '';
    const diff = async () => {
      const asked = { epoch: server.epoch, have: {} };
      const { status, headers } = await client.post('public/diff', asked, { 'x-ticket': ticket });
      ticket = headers.get('x-ticket') ?? '';
      return status;
    };
    await expect.poll(diff).toBe(200);
    await idle.body?.cancel();
  });

  it('are few at a time from one address, and those of devices that the office knows beside them', async () => {
    const { store, server, get } = await aServer();
    const { release, reading } = held(await store.database('lichtenberg-team'));
    const first = get('team/snapshot');
    await expect.poll(() => reading.mock.calls.length).toBe(1);
    const phone = await aPairedDevice(store, { role: 'resident' });
    const known = await aPairedDevice(store, { role: 'resident', verified: true });
    const asked = { epoch: server.epoch, have: {} };
    const ticketOf = async (device?: typeof phone) => {
      const client = new SyncClient(server, device);
      const { status, headers } = await client.post('public/diff', asked);
      expect(status).toBe(429);
      return headers.get('x-ticket');
    };
    const guests = await Promise.all(Array.from({ length: 60 }, () => ticketOf()));
    expect(guests.filter((ticket) => ticket !== null)).toHaveLength(50);
    expect(await ticketOf(phone)).toBeNull();
    expect(await ticketOf(known)).toEqual(expect.any(String));
    release();
    await (await first).text();
  });

  it('let the next in also after one that failed', async () => {
    const { store, get } = await aServer();
    const database = await store.database('lichtenberg-team');
    vi.spyOn(database, 'all').mockRejectedValueOnce(new StoreFailure('unavailable', 'away'));
    expect((await get('team/snapshot')).status).toBe(503);
    expect((await get('office/snapshot')).status).toBe(200);
  });
});
