import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Body } from '#domain/version.ts';
import { BOTH_STORES, type OpenedStore } from '../../support/both-stores.ts';
import { NosyDevice } from '../../support/nosy-device.ts';
import type { PairedDevice } from '../../support/paired-device.ts';
import {
  aPerson,
  aRequest,
  RESIDENT_ID,
  SAMPLES,
  VOLUNTEER_ID,
} from '../../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { SyncClient } from '../../support/sync-client.ts';
import { pairEverybody, plantSamples, type Who } from '../../support/walled-quarter.ts';

const NOW = new Date('2026-12-01T14:00:00Z');
/** What tells the time of an answer, or that it was made before, and nothing else. */
const OF_THE_ANSWER = /\["(?:date|content-length|transfer-encoding)","[^"]*"\],?/g;

describe.each(BOTH_STORES)('behind the walls of a server over %s', (_name, open) => {
  let opened: OpenedStore;
  let server: TestServer;
  let paired: Record<Who, PairedDevice | undefined>;

  beforeAll(async () => {
    opened = await open();
    paired = await pairEverybody(opened.store);
    await plantSamples(opened.store, 'lichtenberg', [
      SAMPLES.place,
      SAMPLES.event,
      SAMPLES.visit,
      aPerson(VOLUNTEER_ID),
    ]);
    server = await startTestServer({ store: opened.store, now: () => NOW });
  });
  afterAll(async () => {
    await server.stop();
    await opened.remove();
  });

  /** Everything that can be seen from where one stands: bodies, tags, tokens, counts. */
  async function viewOf(who: Who): Promise<string> {
    const device = new NosyDevice({ url: server.url, device: paired[who] });
    const hidden = [`${RESIDENT_ID}:request:r1`, 'office:call:k1', SAMPLES.visitor._id];
    await device.pullEverything(server.epoch, hidden);
    await device.replicateEverything(hidden);
    await device.visitOffices('d000000000000');
    return device.heard
      .map(({ asked, status, said }) => `${asked} ${status} ${said.replace(OF_THE_ANSWER, '')}`)
      .join('\n');
  }

  const writers: [string, Who, Body[], Who[]][] = [
    [
      'what a resident asks',
      'resident',
      [aRequest(RESIDENT_ID)],
      ['guest', 'stranger', 'volunteer', 'elsewhere'],
    ],
    [
      'what the office notes of persons and calls',
      'office',
      [aPerson(RESIDENT_ID), SAMPLES.call, SAMPLES.history],
      ['guest', 'stranger', 'volunteer', 'elsewhere'],
    ],
    [
      'what a Treff enters',
      'tablet',
      [SAMPLES.visitor, SAMPLES.session, SAMPLES.loan],
      ['guest', 'kiosk', 'stranger'],
    ],
  ];

  it.each(writers)('%s leaves no mark before them', async (_what, writer, bodies, watchers) => {
    const before = new Map<Who, string>();
    for (const who of watchers) before.set(who, await viewOf(who));
    const client = new SyncClient(server, paired[writer]);
    const results = await client.push(
      bodies.map((body) => ({
        id: body._id,
        base: null,
        doc: { ...body, clock: { [client.deviceId]: 1 } },
      })),
    );
    expect(results.map(({ outcome }) => outcome)).toEqual(bodies.map(() => 'accepted'));
    for (const who of watchers) expect([who, await viewOf(who)]).toEqual([who, before.get(who)]);
  });

  it('everybody sees it when it is before the wall', async () => {
    const before = await viewOf('guest');
    const client = new SyncClient(server, paired.office);
    const notice = { ...SAMPLES.notice, clock: { [client.deviceId]: 9 } };
    await client.push([{ id: notice._id, base: null, doc: notice }]);
    expect(await viewOf('guest')).not.toBe(before);
  });
});
