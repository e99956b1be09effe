import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { erasedHash, erasedId } from '#domain/erased.ts';
import type { Eraser } from '../../../sync-server/erase/eraser.ts';
import { identityOf, numbersOf } from '../../../sync-server/identity.ts';
import { reactionsOf } from '../../../sync-server/reactions/server-reactions.ts';
import { openCouchStore } from '../../../sync-server/stores/couch-store.ts';
import { CouchDouble } from '../../support/couch-double.ts';
import {
  anEraser,
  everythingIn,
  GONE,
  plantQuarter,
  SAME,
  WORD,
} from '../../support/erased-quarter.ts';
import { aBox, pairBox } from '../../support/paired-box.ts';
import { aPairedDevice, type PairedDevice } from '../../support/paired-device.ts';
import { aPersonId, aSecret, ask } from '../../support/pairing.ts';
import { doc, STRANGER_ID } from '../../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { SyncClient } from '../../support/sync-client.ts';
import { aVisit } from '../../support/visits.ts';

/** Two server processes before one CouchDB, of which one erases. */
describe('what one process erased', () => {
  let folder: string;
  let double: CouchDouble;
  let one: TestServer;
  let two: TestServer;
  let erasers: Eraser[];
  let office: PairedDevice;
  let tablet: PairedDevice;

  const aProcess = async (name: string) => {
    const store = await openCouchStore({ url: double.url, reconnectAfter: 10 });
    const eraser = await anEraser(store, join(folder, `${name}.log`));
    erasers.push(eraser);
    return startTestServer({ store, eraser });
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vor-ort-news-'));
    double = await new CouchDouble().start();
    erasers = [];
    const store = await openCouchStore({ url: double.url, reconnectAfter: 10 });
    await plantQuarter(store);
    await store.close();
    one = await aProcess('one');
    two = await aProcess('two');
    office = await aPairedDevice(one.store, { role: 'office' });
    tablet = await aPairedDevice(one.store, { role: 'team', placeId: 'huellen' });
  });
  afterEach(async () => {
    await Promise.all([one.stop(), two.stop()]);
    await double.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const partsOf = async ({ store }: TestServer) => {
    const identity = await identityOf(store);
    return { identity, takeNumbers: numbersOf(store, identity.writer, Date.now) };
  };
  const erase = (personId: string) =>
    ask(one, 'POST', '/api/erase', { quarter: 'lichtenberg', personId }, office.headers);
  const creating = (body: { _id: string } & object, clock: object = {}) => ({
    id: body._id,
    base: null,
    doc: { ...body, clock },
  });

  it('no door of the other takes in again, from the very next request', async () => {
    expect((await erase(GONE)).status).toBe(200);
    const client = new SyncClient(two, tablet);
    const visit = creating(aVisit(GONE, '2026-11-24'), { [tablet.deviceId]: 1 });
    expect(await client.pushOne(visit)).toMatchObject({ code: 'erased' });
    const tombstone = {
      id: `visitor:${SAME}`,
      base: null,
      deleted: true,
      clock: {},
      reason: 'user',
    };
    expect(await client.pushOne(tombstone, { heal: true })).toMatchObject({ code: 'erased' });
    const box = aBox();
    await pairBox(two.store, box, { quarters: ['lichtenberg'] });
    const person = { _id: `${GONE}:person:self`, _rev: `1-${'1'.repeat(32)}`, type: 'person' };
    const { authorization } = box;
    const docs = { docs: [person], new_edits: false };
    const path = '/couch/lichtenberg-private/_bulk_docs';
    const brought = await ask(two, 'POST', path, docs, { authorization });
    expect(brought.body).toMatchObject([{ reason: 'erased' }]);
    const self = { self: true, quarter: 'lichtenberg', personId: GONE, secret: aSecret() };
    expect(await ask(two, 'POST', '/api/pair', self)).toMatchObject({ status: 409 });
    expect(await everythingIn(two.store)).not.toContain(WORD);
  });

  it('the other tells its devices to drop, and keeps outside the store', async () => {
    await erase(GONE);
    const client = new SyncClient(two, tablet);
    await expect
      .poll(async () => (await client.post('team/changes', {})).body.erased)
      .toContain(`visitor:${GONE}`);
    await expect
      .poll(() => readFile(join(folder, 'two.log'), 'utf8').catch(() => ''))
      .toContain(erasedHash(GONE));
  });

  it('goes again where the other let it in while it was looked for', async () => {
    const { identity, takeNumbers } = await partsOf(two);
    const denyList = erasers[1]?.list;
    const log = { write: () => {} };
    const reactions = reactionsOf({ store: two.store, identity, takeNumbers, denyList, log });
    // The other decides before the erasure is named, and writes after everything was looked at.
    const database = await two.store.database('lichtenberg-private');
    const write = database.write.bind(database);
    let letOn = () => {};
    const held = new Promise<void>((resolve) => {
      letOn = resolve;
    });
    let isHeld = false;
    database.write = async (writes) => {
      if (writes.some(({ id }) => id === 'office:call:late')) {
        isHeld = true;
        await held;
      }
      return write(writes);
    };
    const whom = { personId: GONE, name: WORD };
    const call = doc('call', 'office:call:late', { whom, why: 'confirm' });
    const own = { [office.deviceId]: 1 };
    const pushed = new SyncClient(two, office).pushOne(creating(call, own));
    await expect.poll(() => isHeld).toBe(true);
    await erase(GONE);
    letOn();
    expect(await pushed).toMatchObject({ outcome: 'accepted' });
    reactions.start();
    const stands = async () => (await database.get('office:call:late'))?.deleted;
    await expect.poll(stands).toBe(true);
    await reactions.end();
  });

  it('on another server is heard of when replication brings its name', async () => {
    const box = aBox();
    await pairBox(one.store, box, { quarters: ['lichtenberg'] });
    const hash = erasedHash(STRANGER_ID);
    const entry = {
      _id: erasedId(hash),
      _rev: `1-${'2'.repeat(32)}`,
      type: 'erased',
      v: 1,
      createdAt: '2026-12-01T10:00:00Z',
      hash,
    };
    const { authorization } = box;
    const docs = { docs: [entry], new_edits: false };
    const path = '/couch/lichtenberg-private/_bulk_docs';
    expect((await ask(one, 'POST', path, docs, { authorization })).body).toEqual([]);
    for (const server of [one, two]) {
      const client = new SyncClient(server, tablet);
      const visit = creating(aVisit(STRANGER_ID, '2026-11-25'), { [tablet.deviceId]: 2 });
      await expect.poll(async () => (await client.pushOne(visit)).code).toBe('erased');
    }
  });

  it('leaves everybody else alone', async () => {
    await erase(GONE);
    const personId = aPersonId();
    const self = { self: true, quarter: 'lichtenberg', personId, secret: aSecret() };
    expect(await ask(two, 'POST', '/api/pair', self)).toMatchObject({ status: 200 });
    const visit = creating(aVisit(personId, '2026-11-26'), { [tablet.deviceId]: 3 });
    const client = new SyncClient(two, tablet);
    expect(await client.pushOne(visit)).toMatchObject({ outcome: 'accepted' });
  });
});
