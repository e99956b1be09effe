import { afterEach, describe, expect, it } from 'vitest';
import { aPlace } from '../../support/builders.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

async function aServer(): Promise<TestServer> {
  const server = await startTestServer({ live: { commentEvery: 30 } });
  cleanUp.push(() => server.stop());
  return server;
}

/** Listens, and reads on whenever it is asked for what has arrived. */
async function listen(server: TestServer, quarter = 'lichtenberg') {
  const response = await fetch(`${server.url}/api/sync/${quarter}/live`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const hears = async (text: string) => {
    while (!heard.includes(text)) {
      const read = await reader?.read();
      if (!read || read.done) throw new Error(`the server ended, having said ${heard}`);
      heard += read.value;
    }
    heard = heard.slice(heard.indexOf(text) + text.length);
  };
  return { response, hears, stop: () => reader?.cancel() };
}

const CHANGE = 'event: change\ndata: {"scope":"public"}\n\n';

describe('live', () => {
  it('says change at once, then with every change, and comments in between', async () => {
    const server = await aServer();
    const { response, hears, stop } = await listen(server);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    await hears(CHANGE);
    await hears(':');
    await server.put(aPlace());
    await hears(CHANGE);
    await stop();
  });

  it('wakes a hundred listeners with one change', async () => {
    const server = await aServer();
    const listeners = await Promise.all(Array.from({ length: 100 }, () => listen(server)));
    await Promise.all(listeners.map(({ hears }) => hears(CHANGE)));
    await server.put(aPlace());
    await Promise.all(listeners.map(({ hears }) => hears(CHANGE)));
    await Promise.all(listeners.map(({ stop }) => stop()));
  });

  it('is heard through the changes that it announces', async () => {
    const server = await aServer();
    const changes = `${server.url}/api/sync/lichtenberg/public/changes`;
    const { since } = await (await fetch(changes)).json();
    const { hears, stop } = await listen(server);
    await hears(CHANGE);
    await server.put(aPlace({ name: 'Neu' }));
    await hears(CHANGE);
    const news = await (await fetch(`${changes}?since=${encodeURIComponent(since)}`)).json();
    expect(news.changes).toMatchObject([{ doc: { name: 'Neu' } }]);
    await stop();
  });

  it('ends when the server stops, so that the stop is not held up', async () => {
    const server = await startTestServer();
    const { hears } = await listen(server);
    await hears(CHANGE);
    const stopped = server.stop();
    await expect(hears('never said')).rejects.toThrow(/ended|terminated/);
    await stopped;
  });

  it('keeps no connection open for who wants only the head', async () => {
    const server = await aServer();
    const url = `${server.url}/api/sync/lichtenberg/live`;
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(404);
  });

  it('is 404 for a quarter that does not exist', async () => {
    const server = await aServer();
    const response = await fetch(`${server.url}/api/sync/nowhere/live`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'unknown-quarter' });
  });
});
