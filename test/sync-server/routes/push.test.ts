import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCouchStore } from '../../../sync-server/stores/couch-store.ts';
import { aPlace } from '../../support/builders.ts';
import { CouchDouble } from '../../support/couch-double.ts';
import { countedStore } from '../../support/counted-store.ts';
import { aMemoryStore } from '../../support/memory-store.ts';
import { aPairedDevice } from '../../support/paired-device.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { SyncClient } from '../../support/sync-client.ts';

const NOW = '2026-12-01T14:00:00.000Z';
const STAMP = { by: { role: 'office' }, arrivedAt: NOW, updatedAt: NOW };

describe.each(['pouchdb', 'couchdb'] as const)('push (%s)', (kind) => {
  let server: TestServer;
  let double: CouchDouble | undefined;
  let calls: string[] = [];
  let office: SyncClient;
  let other: SyncClient;
  let number = 0;

  beforeAll(async () => {
    const counted = countedStore(await aStore());
    ({ calls } = counted);
    server = await startTestServer({ store: counted.store, now: () => new Date(NOW) });
    office = new SyncClient(server, await aPairedDevice(server.store, { role: 'office' }));
    other = new SyncClient(server, await aPairedDevice(server.store, { role: 'office' }));
  });
  afterAll(async () => {
    await server.stop();
    await double?.stop();
  });

  async function aStore() {
    if (kind === 'pouchdb') return aMemoryStore();
    double = await new CouchDouble().start();
    return openCouchStore({ url: double.url, reconnectAfter: 10 });
  }

  /** A place as the next edit of a device. */
  const edited = (by: SyncClient, fields: object, clock: object = {}) => {
    number += 1;
    return aPlace({ ...fields, clock: { ...clock, [by.deviceId]: number } });
  };
  const created = (by: SyncClient, id: string, fields: object = {}) => {
    const doc = edited(by, { ...fields, _id: id });
    return { id, base: null, doc };
  };
  const standing = async (id: string) => {
    const database = await server.store.database('lichtenberg-public');
    return (await database.get(id)) ?? expect.fail(`there is no ${id}`);
  };

  it('takes a document, stamps it, and shows it to everyone', async () => {
    const write = created(office, 'place:taken');
    const result = await office.pushOne(write);
    const { id, doc } = write;
    expect(result).toEqual({ id, outcome: 'accepted', rev: expect.any(String), stamp: STAMP });
    const { changes } = await (await new SyncClient(server).get('public/changes')).json();
    expect(changes.at(-1)).toEqual({ id, rev: result.rev, doc: { ...doc, ...STAMP } });
  });

  it('says its epoch, so that a device notices another one', async () => {
    const { body, headers } = await office.post('push', { writes: [] });
    expect(body).toEqual({ epoch: server.epoch, results: [] });
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('gives what is sent again the same rev, also three times at once', async () => {
    const write = created(office, 'place:again');
    const [first, ...others] = await Promise.all([1, 2, 3].map(() => office.pushOne(write)));
    expect(first.outcome).toBe('accepted');
    expect([...others, await office.pushOne(write)]).toEqual([first, first, first]);
    const stamped = { ...write, doc: { ...write.doc, ...first.stamp, by: 'me' } };
    expect(await office.pushOne(stamped)).toEqual(first);
  });

  it('keeps the correction that came between a lost answer and its resend', async () => {
    const write = created(office, 'place:corrected', { summary: 'Falsch' });
    const { rev } = await office.pushOne(write);
    const { id } = write;
    const doc = edited(other, { ...write.doc, summary: 'Richtig' }, write.doc.clock);
    const corrected = await other.pushOne({ id, base: rev, doc });
    expect(corrected.outcome).toBe('accepted');
    const current = { rev: corrected.rev, doc: { ...doc, ...STAMP } };
    expect(await office.pushOne(write)).toEqual({ id, outcome: 'conflict', current });
    expect(await standing(id)).toMatchObject({ rev: corrected.rev, doc: { summary: 'Richtig' } });
  });

  it('answers a base that never was with what there is: nothing, or a tombstone', async () => {
    const { id, doc } = created(office, 'place:deleted');
    const base = `1-${'a'.repeat(32)}`;
    const nothing = { id, outcome: 'conflict', current: null };
    expect(await office.pushOne({ id, base, doc })).toEqual(nothing);
    const { rev } = await office.pushOne({ id, base: null, doc });
    number += 1;
    const clock = { ...doc.clock, [other.deviceId]: number };
    const gone = { id, base: rev, deleted: true, clock, reason: 'user' };
    const deleted = await other.pushOne(gone);
    expect(deleted).toEqual({ id, outcome: 'accepted', rev: expect.any(String), stamp: {} });
    expect(await other.pushOne(gone)).toEqual(deleted);
    const current = { rev: deleted.rev, deleted: true, clock, reason: 'user' };
    expect(await office.pushOne({ id, base: null, doc })).toEqual({
      id,
      outcome: 'conflict',
      current,
    });
    const again = edited(office, doc, clock);
    expect(await office.pushOne({ id, base: deleted.rev, doc: again })).toMatchObject({
      outcome: 'accepted',
    });
  });

  it('takes several writes of one document in order', async () => {
    const write = created(office, 'place:thrice');
    const second = { ...write, doc: edited(office, write.doc, write.doc.clock) };
    const otherPlace = created(office, 'place:between');
    const results = await office.push([write, otherPlace, second, write]);
    expect(results.map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'accepted',
      'conflict',
      'accepted',
    ]);
    expect(results[2].current.rev).toBe(results[0].rev);
    expect(results[3].rev).toBe(results[0].rev);
  });

  it('lets one of two concurrent writes stand and shows it to the other', async () => {
    const write = created(office, 'place:race');
    const { rev: base } = await office.pushOne(write);
    const { id } = write;
    const sent = Array.from({ length: 6 }, (_, n) => {
      const by = n % 2 ? office : other;
      const doc = edited(by, { ...write.doc, summary: `Satz ${n}` }, write.doc.clock);
      return { by, doc };
    });
    const results = await Promise.all(sent.map(({ by, doc }) => by.pushOne({ id, base, doc })));
    const won = results.filter(({ outcome }) => outcome === 'accepted');
    expect(won).toHaveLength(1);
    for (const result of results.filter(({ outcome }) => outcome !== 'accepted')) {
      expect(result).toMatchObject({ outcome: 'conflict', current: { rev: won[0].rev } });
    }
  });

  it('refuses a poison document alone, in a batch of 200', async () => {
    const poison = [
      [{ name: 'halb \ud83c' }, 'invalid', /lone surrogate/],
      [{ _secret: 1 }, 'invalid', /_secret/],
      [{ _rev: '1-a' }, 'invalid', /_rev/],
      [{ description: 'x'.repeat(66_000) }, 'too-large', /64 kB/],
      [{ type: 'event' }, 'invalid', /type/],
      [{ _id: 'place:another' }, 'invalid', /_id/],
      [{ name: '' }, 'invalid', /name/],
      [{ clock: { [office.deviceId]: 1.5 } }, 'invalid', /clock/],
      [{ clock: { constructor: 1 } }, 'invalid', /clock/],
      [{ deep: JSON.parse('['.repeat(500) + ']'.repeat(500)) }, 'invalid', /deep/],
    ] as const;
    const batch = Array.from({ length: 200 }, (_, n) => created(office, `place:batch-${n}`));
    for (const [n, [fields]] of poison.entries()) {
      const write = batch[n * 19 + 1];
      if (write) Object.assign(write.doc, fields);
    }
    const results = await office.push(batch);
    expect(results.map(({ id }) => id)).toEqual(batch.map(({ id }) => id));
    for (const [n, [, code, message]] of poison.entries()) {
      const result = results[n * 19 + 1];
      expect(result).toMatchObject({ outcome: 'rejected', code });
      expect(result.message).toMatch(message);
    }
    expect(results.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(190);
  });

  it.each([
    ['_design/x', 'rejected', 'invalid'],
    ['', 'rejected', 'invalid'],
    ['place:a/b', 'rejected', 'invalid'],
    ['place:half \ud83c', 'rejected', 'invalid'],
    [`place:${'x'.repeat(400)}`, 'rejected', 'invalid'],
    ['no colon', 'rejected', 'invalid'],
    ['office:request:x', 'rejected', 'invalid'],
    ['futureType:x', 'retry', 'server-older'],
    ['office:futureType:x', 'retry', 'server-older'],
  ])('answers a write to %j with %s %s', async (id, outcome, code) => {
    const [result] = await office.push([{ ...created(office, id), id }]);
    expect(result).toMatchObject({ id, outcome, code });
  });

  it('asks the store a few times for 200 documents, not 200 times', async () => {
    const batch = Array.from({ length: 200 }, (_, n) => created(office, `place:few-${n}`));
    await office.push([created(office, 'place:warm')]);
    await fetch(`${server.url}/api/sync/lichtenberg/public/snapshot`).then((r) => r.text());
    calls.length = 0;
    await office.push(batch);
    const [database] = ['lichtenberg-public'];
    // Who asks is believed for a moment only, which a busy machine may outlast.
    const others = new Set([`${database} changes`, 'registry get']);
    const asked = calls.filter((call) => !others.has(call));
    expect(asked).toEqual([`${database} getMany`, `${database} write`]);
    if (!double) return;
    double.requests.length = 0;
    await office.push(batch.map((write) => ({ ...write, base: `1-${'a'.repeat(32)}` })));
    expect(double.requests.filter((request) => !request.includes('_changes')).length).toBeLessThan(
      5,
    );
  });

  it.runIf(kind === 'couchdb')('can be sent again where the store was away midway', async () => {
    if (!double) return;
    const batch = [created(office, 'place:away-1'), created(office, 'place:away-2')];
    double.failNext(/public\/_bulk_docs/, 503);
    expect(await office.push(batch)).toEqual(
      batch.map(({ id }) => ({ id, outcome: 'retry', code: 'busy', after: 5 })),
    );
    // Written, but nobody heard of it.
    double.failNext(/public\/_bulk_docs/, 'cut');
    const cut = await office.push(batch);
    expect(cut.map(({ outcome }) => outcome)).toEqual(['retry', 'retry']);
    const results = await office.push(batch);
    expect(results.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
    expect((await standing('place:away-1')).rev).toBe(results[0].rev);
    expect(results[0].rev).toMatch(/^1-/);
  });
});
