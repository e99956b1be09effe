import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HttpQuarterServer } from '../../app/sync/quarter-server.ts';
import { aPlace } from '../support/builders.ts';
import { captivePortal } from '../support/feed-server.ts';
import { aMemoryStore } from '../support/memory-store.ts';
import { aPairedDevice } from '../support/paired-device.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { SpoilingProxy, spoilOnly } from '../support/spoiling-proxy.ts';

const never = new AbortController().signal;

let server: TestServer;
let proxy: SpoilingProxy;
/** Lets the one in front go on. */
let release: () => void;

beforeEach(async () => {
  const store = aMemoryStore();
  server = await startTestServer({ store, documents: [aPlace()], admission: { most: 1 } });
  proxy = await SpoilingProxy.before(server.url);
  const database = await store.database('lichtenberg-team');
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const all = database.all.bind(database);
  const reading = vi.spyOn(database, 'all').mockImplementation(async () => {
    await released;
    return all();
  });
  void (await aDevice(server.url)).snapshot('team', never);
  await expect.poll(() => reading.mock.calls.length).toBe(1);
});

afterEach(async () => {
  release();
  await proxy.stop();
  await server.stop();
});

async function aDevice(origin = proxy.origin): Promise<HttpQuarterServer> {
  const { headers } = await aPairedDevice(server.store, { role: 'office' });
  const asDevice: typeof fetch = (input, init) =>
    fetch(input, { ...init, headers: { ...(init?.headers as object), ...headers } });
  return new HttpQuarterServer('lichtenberg', { origin, fetch: asDevice });
}

/** Tickets that were shown with requests for this, in order. */
const shown = (what: string) =>
  proxy.asked.filter((asked) => asked.what === what).map(({ headers }) => headers['x-ticket']);

describe('a device that waits for its first copy', () => {
  it('keeps its place whatever else it asks meanwhile, and comes in before who comes later', async () => {
    const device = await aDevice();
    expect(await device.snapshot('office', never)).toMatchObject({ error: { code: 'busy' } });
    const start = await fetch(`${server.url}/api/sync/lichtenberg/public/changes`);
    const { since } = (await start.json()) as { since: string };
    expect((await device.changes('public', { since }, never)).ok).toBe(true);
    expect((await device.push([], { heal: false }, never)).ok).toBe(true);
    const later = await aDevice(server.url);
    expect((await later.snapshot('office', never)).ok).toBe(false);
    expect(await device.snapshot('office', never)).toMatchObject({ error: { code: 'busy' } });
    const [first, second] = shown('snapshot');
    expect(first).toBeUndefined();
    expect(second).toMatch(/^\d{15}\./);
    release();
    // Whether the first is done or not: one that came earlier is still to come.
    expect((await later.snapshot('office', never)).ok).toBe(false);
    await expect.poll(async () => (await device.snapshot('office', never)).ok).toBe(true);
    expect(shown('snapshot').slice(2)).toEqual(
      shown('snapshot')
        .slice(2)
        .map(() => second),
    );
  });

  it('has a place for each thing that it waits for, and shows it for nothing else', async () => {
    const device = await aDevice();
    await device.snapshot('office', never);
    await device.diff('public', server.epoch, new Map(), never);
    await device.snapshot('office', never);
    await device.diff('public', server.epoch, new Map(), never);
    await device.push([], { heal: false }, never);
    const [snapshot, diff] = [shown('snapshot')[1], shown('diff')[1]];
    expect([snapshot, diff]).toEqual([expect.any(String), expect.any(String)]);
    expect(diff).not.toBe(snapshot);
    expect(shown('push')).toEqual([undefined]);
  });

  it('keeps its place where a portal or nobody answers, and gives it up when it was served', async () => {
    const device = await aDevice();
    await device.snapshot('office', never);
    proxy.spoil = spoilOnly('snapshot', async (_asked, _ask, response) => captivePortal(response));
    expect(await device.snapshot('office', never)).toMatchObject({ error: { code: 'noContact' } });
    proxy.spoil = spoilOnly('snapshot', async (_asked, _ask, response) => response.destroy());
    expect(await device.snapshot('office', never)).toMatchObject({ error: { code: 'noContact' } });
    proxy.spoil = undefined;
    release();
    await expect.poll(async () => (await device.snapshot('office', never)).ok).toBe(true);
    const tickets = shown('snapshot');
    expect(new Set(tickets.slice(1)).size).toBe(1);
    expect(tickets[1]).toBeDefined();
    await device.snapshot('office', never);
    expect(shown('snapshot').at(-1)).toBeUndefined();
  });
});
