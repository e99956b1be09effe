import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCouchStore } from '../../../sync-server/stores/couch-store.ts';
import { openPouchStore } from '../../../sync-server/stores/pouch-store.ts';
import { aPlace } from '../../support/builders.ts';
import { CouchDouble } from '../../support/couch-double.ts';
import { aPairedDevice } from '../../support/paired-device.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { SyncClient } from '../../support/sync-client.ts';

const NOW = '2026-12-01T14:00:00.000Z';

describe.each(['pouchdb', 'couchdb'] as const)('push (%s)', (kind) => {
  let server: TestServer;
  let office: SyncClient;
  let other: SyncClient;
  let number = 0;
  const end: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    server = await startTestServer({ store: await aStore(), now: () => new Date(NOW) });
    office = new SyncClient(server, await aPairedDevice(server.store, { role: 'office' }));
    other = new SyncClient(server, await aPairedDevice(server.store, { role: 'office' }));
  });
  afterAll(async () => {
    await server.stop();
    for (const ending of end) await ending();
  });

  async function aStore() {
    if (kind === 'pouchdb') {
      const folder = await mkdtemp(join(tmpdir(), 'vor-ort-push-'));
      end.push(() => rm(folder, { recursive: true, force: true }));
      return openPouchStore(folder);
    }
    const double = await new CouchDouble().start();
    end.push(() => double.stop());
    return openCouchStore({ url: double.url, reconnectAfter: 10 });
  }

  /** A place edited by a device, as its next edit. */
  const edited = (by: SyncClient, fields: object, clock: object = {}) => {
    number += 1;
    return aPlace({ ...fields, clock: { ...clock, [by.deviceId]: number } });
  };

  it('takes a document, stamps it, and shows it to everyone', async () => {
    const doc = edited(office, { _id: 'place:taken' });
    const result = await office.pushOne({ id: doc._id, base: null, doc });
    const stamp = { by: { role: 'office' }, arrivedAt: NOW, updatedAt: NOW };
    expect(result).toEqual({ id: doc._id, outcome: 'accepted', rev: expect.any(String), stamp });
    const { changes } = await (await new SyncClient(server).get('public/changes')).json();
    expect(changes.at(-1)).toEqual({ id: doc._id, rev: result.rev, doc: { ...doc, ...stamp } });
  });

  it('gives the same document sent again the same rev, also after a lost answer', async () => {
    const doc = edited(office, { _id: 'place:again' });
    const first = await office.pushOne({ id: doc._id, base: null, doc });
    expect(await office.pushOne({ id: doc._id, base: null, doc })).toEqual(first);
    const twice = await Promise.all(
      [1, 2, 3].map(() => office.pushOne({ id: doc._id, base: null, doc })),
    );
    expect(twice).toEqual([first, first, first]);
  });

  it('answers a resend with the correction that came meanwhile', async () => {
    const doc = edited(office, { _id: 'place:corrected', phones: ['+49 30 1'] });
    const { rev } = await office.pushOne({ id: doc._id, base: null, doc });
    const correction = edited(other, { ...doc, phones: ['+49 30 2'] }, doc.clock);
    const corrected = await other.pushOne({ id: doc._id, base: rev, doc: correction });
    expect(corrected.outcome).toBe('accepted');
    expect(await office.pushOne({ id: doc._id, base: null, doc })).toEqual({
      id: doc._id,
      outcome: 'conflict',
      current: { rev: corrected.rev, doc: { ...correction, ...corrected.stamp } },
    });
  });
});
