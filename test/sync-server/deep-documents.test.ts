import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOTH_STORES, type OpenedStore } from '../support/both-stores.ts';
import type { PairedDevice } from '../support/paired-device.ts';
import { aRequest, RESIDENT_ID, SAMPLES } from '../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { bearerOf, pairEverybody, plantSamples, type Who } from '../support/walled-quarter.ts';

/** Lists in lists, as text: no serialiser would write so many. */
const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const DEPTHS = [100, 1000, 5000, 15_000, 30_000];

describe.each(BOTH_STORES)('documents that are too deep, over %s', (_name, open) => {
  let opened: OpenedStore;
  let server: TestServer;
  let paired: Record<Who, PairedDevice | undefined>;

  beforeAll(async () => {
    opened = await open();
    paired = await pairEverybody(opened.store);
    await plantSamples(opened.store, 'lichtenberg', [SAMPLES.quarter, SAMPLES.place]);
    server = await startTestServer({ store: opened.store });
  });
  afterAll(async () => {
    await server.stop();
    await opened.remove();
  });

  const send = async (method: string, path: string, body: string, headers = {}) => {
    const type = { 'content-type': 'application/json' };
    const response = await fetch(server.url + path, {
      method,
      headers: { ...type, ...headers },
      body,
    });
    return { status: response.status, text: await response.text() };
  };
  const withDeep = (value: object, depth: number) =>
    JSON.stringify(value).replace('"DEEP"', deep(depth));

  it.each(DEPTHS)(
    '%i lists in a push are refused by themselves, from every device',
    async (depth) => {
      for (const who of ['resident', 'office', 'revoked'] as const) {
        const device = paired[who] as PairedDevice;
        const id = `${RESIDENT_ID}:request:deep`;
        const clock = { [device.deviceId]: 1 };
        const doc = { ...aRequest(RESIDENT_ID), _id: id, clock, more: 'DEEP' };
        const good = {
          ...aRequest(RESIDENT_ID),
          _id: `${RESIDENT_ID}:request:${who}${depth}`,
          clock,
        };
        const writes = [doc, good].map((one) => ({ id: one._id, base: null, doc: one }));
        const path = '/api/sync/lichtenberg/push';
        const { status, text } = await send(
          'POST',
          path,
          withDeep({ writes }, depth),
          device.headers,
        );
        expect([who, status, text.slice(0, 100)]).toEqual([who, 200, expect.any(String)]);
        const [refused, taken] = JSON.parse(text).results;
        expect([who, refused.outcome, refused.code]).toEqual([who, 'rejected', expect.any(String)]);
        expect([who, taken.outcome]).toEqual([who, who === 'revoked' ? 'rejected' : 'accepted']);
      }
    },
  );

  it.each(DEPTHS)('%i lists anywhere else are refused, and the server lives', async (depth) => {
    const box = bearerOf(paired.box as PairedDevice);
    const office = (paired.office as PairedDevice).headers;
    const place = { ...SAMPLES.place, _rev: `1-${'1'.repeat(32)}`, more: 'DEEP' };
    const tries: [string, string, object, object][] = [
      ['POST', '/couch/lichtenberg-public/_bulk_docs', { docs: [place], new_edits: false }, box],
      ['PUT', `/couch/lichtenberg-public/${SAMPLES.place._id}?new_edits=false`, place, box],
      ['PUT', '/couch/lichtenberg-public/_local/deep', { seq: 'DEEP' }, box],
      ['POST', '/couch/lichtenberg-public/_revs_diff', { a: 'DEEP' }, {}],
      ['POST', '/couch/lichtenberg-public/_bulk_get', { docs: 'DEEP' }, {}],
      ['POST', '/api/codes', { role: 'kiosk', quarters: 'DEEP' }, office],
      ['POST', '/api/sync/lichtenberg/public/diff', { epoch: 'x', have: 'DEEP' }, {}],
      ['POST', '/api/sync/lichtenberg/public/changes', { accepted: 'DEEP' }, {}],
      ['POST', '/api/pair', { code: 'DEEP', secret: 'x' }, {}],
      ['POST', '/api/sync/lichtenberg/push', { writes: [{ sealed: 'DEEP' }] }, {}],
    ];
    for (const [method, path, body, headers] of tries) {
      const { status, text } = await send(method, path, withDeep(body, depth), headers);
      expect([path, status < 500, text.slice(0, 80)]).toEqual([path, true, text.slice(0, 80)]);
    }
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  });
});
