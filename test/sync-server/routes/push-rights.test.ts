import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { supersededOf } from '#domain/superseded.ts';
import { REGISTRY } from '../../../sync-server/stores/database-name.ts';
import { aPlace } from '../../support/builders.ts';
import { aMemoryStore } from '../../support/memory-store.ts';
import {
  aPairedDevice,
  changeDevice,
  type PairedDeviceOptions,
} from '../../support/paired-device.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { SyncClient } from '../../support/sync-client.ts';

const NOW = '2026-12-01T14:00:00.000Z';
const ME = 'a'.repeat(32);
const OTHER = 'b'.repeat(32);
const ERASED = 'e'.repeat(32);
const made = { v: 1, createdAt: '2026-11-01T08:00:00Z' };

const aRequest = (personId: string, key: string, fields: object = {}) => ({
  _id: `${personId}:request:${key}`,
  type: 'request',
  ...made,
  kind: 'callMe',
  words: 'Bitte rufen Sie mich an',
  language: 'de',
  when: { soon: true },
  where: 'phone',
  channel: 'app',
  for: 'self',
  ...fields,
});
const creating = (doc: { _id: string } & Record<string, unknown>) => ({
  id: doc._id,
  base: null,
  doc,
});

describe('who may push', () => {
  let server: TestServer;
  const denyList = {
    isErased: (id: string) => id.includes(ERASED),
    erasedFrom: (database: string) => (database.endsWith('-team') ? ['visitor:erased'] : []),
  };

  beforeAll(async () => {
    server = await startTestServer({ store: aMemoryStore(), now: () => new Date(NOW), denyList });
  });
  afterAll(() => server.stop());

  const paired = async (options: PairedDeviceOptions) =>
    new SyncClient(server, await aPairedDevice(server.store, options));
  const documentsIn = async (name: string) => {
    const { documents } = await (await server.store.database(name)).all();
    return documents;
  };

  it('a guest has every write refused, and nothing is looked up for it', async () => {
    const before = await server.store.databaseNames();
    const guest = new SyncClient(server);
    const writes = [creating(aPlace({ _id: 'place:guest' })), creating(aRequest(ME, 'guest'))];
    for (const result of await guest.push(writes)) {
      expect(result).toMatchObject({ outcome: 'rejected', code: 'forbidden' });
    }
    expect(await server.store.databaseNames()).toEqual(before);
  });

  it('what another device counted is taken from nobody as an edit, from the team to bring it back', async () => {
    const lost = `${(await paired({ role: 'team' })).deviceId}.1`;
    const team = await paired({ role: 'team' });
    const doc = {
      ...{ _id: `tally:huellen~2026-11-24~${lost}`, type: 'tally', ...made, writer: lost },
      ...{ placeId: 'place:huellen', sessionId: 'session:huellen~2026-11-24', counts: { a: 3 } },
      ...{ clock: { [lost]: 1 }, arrivedAt: NOW, by: { role: 'team' } },
    };
    const forbidden = { outcome: 'rejected', code: 'forbidden' };
    expect(await team.pushOne(creating(doc))).toMatchObject(forbidden);
    const unstamped = creating({ ...doc, arrivedAt: undefined });
    expect(await team.pushOne(unstamped, { heal: true })).toMatchObject(forbidden);
    expect(await team.pushOne(creating(doc), { heal: true })).toMatchObject({
      outcome: 'accepted',
    });
  });

  it('a sealed letter that is none is refused', async () => {
    const results = await new SyncClient(server).push([{ sealed: 'abc' }]);
    expect(results[0]).toMatchObject({ id: '', outcome: 'rejected', code: 'invalid' });
  });

  it('a resident writes in the own range, and learns nothing of others’', async () => {
    const resident = await paired({ role: 'resident', personId: ME, verified: true });
    const office = await paired({ role: 'office' });
    expect(await resident.pushOne(creating(aRequest(ME, 'own')))).toMatchObject({
      outcome: 'accepted',
    });
    await office.pushOne(creating(aRequest(OTHER, 'there', { clock: { [office.deviceId]: 1 } })));
    const own = { clock: { [resident.deviceId]: 1 } };
    const [there, nowhere] = await resident.push([
      creating(aRequest(OTHER, 'there', own)),
      creating(aRequest(OTHER, 'nowhere', own)),
    ]);
    const same = { outcome: 'rejected', code: 'forbidden', message: expect.any(String) };
    expect(there).toEqual({ id: `${OTHER}:request:there`, ...same });
    expect(nowhere).toEqual({ id: `${OTHER}:request:nowhere`, ...same });
    expect(there.message).toBe(nowhere.message);
    const guess = creating(aRequest(OTHER, 'there', { clock: { [office.deviceId]: 1 } }));
    expect(await resident.pushOne(guess)).toEqual(there);
  });

  it('an edit made over an older version is merged, not refused for what others changed', async () => {
    const office = await paired({ role: 'office' });
    const team = await paired({ role: 'team', placeId: 'treff' });
    const id = 'lendable:tablet-3';
    const lendable = { _id: id, type: 'lendable', ...made, number: '3', kind: 'tablet' };
    const first = {
      ...lendable,
      name: 'Tablet',
      state: 'available',
      clock: { [office.deviceId]: 1 },
    };
    const { rev: base } = await office.pushOne(creating(first));
    const named = { ...first, name: 'Tablet mit Hülle', clock: { [office.deviceId]: 2 } };
    const { rev } = await office.pushOne({ id, base, doc: named });
    const lent = { ...first, state: 'lent', clock: { ...first.clock, [team.deviceId]: 1 } };
    const stale = await team.pushOne({ id, base, doc: lent });
    expect(stale).toMatchObject({ outcome: 'conflict', current: { rev, doc: named } });
    const merged = { ...named, state: 'lent', clock: { ...named.clock, [team.deviceId]: 1 } };
    const taken = await team.pushOne({ id, base: rev, doc: merged });
    expect(taken.outcome).toBe('accepted');
    const renamed = { ...merged, name: 'Meins', clock: { ...merged.clock, [team.deviceId]: 2 } };
    expect(await team.pushOne({ id, base: taken.rev, doc: renamed })).toMatchObject({
      outcome: 'rejected',
      code: 'forbidden',
    });
    // A kind of document that the team may not change at all is refused at once.
    const place = { ...aPlace({ _id: 'place:stale' }), clock: { [office.deviceId]: 3 } };
    await office.pushOne(creating(place));
    const other = { ...place, summary: 'Anders', clock: { [team.deviceId]: 3 } };
    expect(await team.pushOne(creating(other))).toMatchObject({ code: 'forbidden' });
  });

  it('a device of another quarter is refused, whether there is the quarter or not', async () => {
    const elsewhere = await aPairedDevice(server.store, { role: 'office', quarters: ['anderswo'] });
    for (const quarter of ['lichtenberg', 'nirgends']) {
      const client = new SyncClient(server, elsewhere, quarter);
      const { status, body } = await client.post('push', { writes: [] });
      expect({ status, code: body.code }).toEqual({ status: 403, code: 'forbidden' });
    }
    const own = new SyncClient(server, elsewhere, 'anderswo');
    expect(await own.post('push', { writes: [] })).toMatchObject({ status: 404 });
    const box = await paired({ role: 'box' });
    expect(await box.post('push', { writes: [] })).toMatchObject({ status: 403 });
    expect(await server.store.databaseNames()).not.toContain('anderswo-team');
  });

  it('private documents name device and actor, public ones the role alone', async () => {
    const office = await paired({ role: 'office' });
    const deviceTime = { 'x-device-time': '2026-12-01T13:58:30Z' };
    const writes = [creating(aRequest(ME, 'stamped')), creating(aPlace({ _id: 'place:stamped' }))];
    const { body } = await office.post('push', { writes, actor: 'visitor:7' }, deviceTime);
    const times = { arrivedAt: NOW, updatedAt: NOW };
    expect(body.results.map(({ stamp }: { stamp: object }) => stamp)).toEqual([
      {
        by: { role: 'office', device: office.deviceId, actor: 'visitor:7' },
        ...times,
        skew: -90,
      },
      { by: { role: 'office' }, ...times },
    ]);
    const nonsense = { 'x-device-time': 'yesterday' };
    const again = { writes: [creating(aRequest(ME, 'nonsense'))] };
    const { body: without } = await office.post('push', again, nonsense);
    expect(without.results[0].stamp).not.toHaveProperty('skew');
  });

  it('nothing of an erased person is taken, nor about them', async () => {
    const office = await paired({ role: 'office' });
    const superseded = supersededOf(
      { about: `visitor:${ERASED}`, field: 'name', value: 'Meier' },
      new Date(NOW),
    );
    const results = await office.push(
      [
        creating(aRequest(ERASED, 'a')),
        creating(superseded),
        { id: `visitor:${ERASED}`, base: null, deleted: true, clock: { box: 1 }, reason: 'user' },
      ],
      { heal: true },
    );
    expect(results.map(({ code }) => code)).toEqual(['erased', 'erased', 'erased']);
  });

  it('what was erased is named to those who held it, by changes and by diff', async () => {
    const office = await paired({ role: 'office' });
    const erasedIn = async (scope: string) =>
      (await office.post(`${scope}/changes`, {})).body.erased;
    expect(await erasedIn('team')).toEqual(['visitor:erased']);
    expect(await erasedIn('public')).toEqual([]);
    const id = `${ERASED}:request:c`;
    const { body } = await office.post('office/diff', {
      epoch: server.epoch,
      have: { [id]: '1-a' },
    });
    expect(body.gone).toEqual([{ id, rev: '1-a', clock: {}, why: 'erased' }]);
  });

  describe('a device that was revoked', () => {
    it('has what it brings kept for the office, once, and reads what is public', async () => {
      const device = await aPairedDevice(server.store, { role: 'team' });
      const tablet = new SyncClient(server, device);
      expect((await tablet.get('team/changes')).status).toBe(200);
      await changeDevice(server.store, device.deviceId, { revokedAt: NOW });
      const writes = [
        creating(aRequest(OTHER, 'revoked')),
        {
          id: 'visit:x',
          base: null,
          deleted: true,
          clock: { [device.deviceId]: 1 },
          reason: 'user',
        },
        { sealed: 'letter' },
      ];
      await expect
        .poll(async () => (await tablet.push(writes, { actor: 'p1' }))[0].code)
        .toBe('quarantined');
      for (const { outcome, code } of await tablet.push(writes, { actor: 'p1' })) {
        expect({ outcome, code }).toEqual({ outcome: 'rejected', code: 'quarantined' });
      }
      const kept = (await documentsIn(REGISTRY)).filter(({ doc }) => doc.type === 'quarantine');
      expect(kept.map(({ doc }) => doc.write)).toEqual(expect.arrayContaining(writes));
      expect(kept).toHaveLength(writes.length);
      expect(kept[0]?.doc).toMatchObject({
        device: device.deviceId,
        quarter: 'lichtenberg',
        actor: 'p1',
        arrivedAt: NOW,
      });
      expect((await tablet.get('team/changes')).status).toBe(403);
      expect((await tablet.get('public/changes')).status).toBe(200);
      const stored = await (await server.store.database('lichtenberg-private')).get(
        `${OTHER}:request:revoked`,
      );
      expect(stored).toBeUndefined();
    });

    it('has poison refused and the rest kept', async () => {
      const device = await aPairedDevice(server.store, { role: 'team' });
      await changeDevice(server.store, device.deviceId, { revokedAt: NOW });
      const tablet = new SyncClient(server, device);
      const big = creating(aPlace({ _id: 'place:big', description: 'x'.repeat(66_000) }));
      const half = creating(aPlace({ _id: 'place:half', name: '\ud83c' }));
      const good = creating(aPlace({ _id: 'place:good' }));
      const results = await tablet.push([big, half, good]);
      expect(results.map(({ code }) => code)).toEqual(['too-large', 'invalid', 'quarantined']);
    });
  });

  it.each([
    [{}, 'writes'],
    [{ writes: {} }, 'writes'],
    [{ writes: Array.from({ length: 201 }, () => creating(aPlace())) }, 'writes'],
    [{ writes: [5] }, 'writes.0'],
    [{ writes: [{ id: 5, base: null, doc: {} }] }, 'writes.0.id'],
    [{ writes: [creating(aPlace()), { id: 'place:x', doc: {} }] }, 'writes.1.base'],
    [{ writes: [{ id: 'place:x', base: null, doc: [] }] }, 'writes.0.doc'],
    [{ writes: [{ id: 'place:x', base: null }] }, 'writes.0.doc'],
    [{ writes: [{ id: 'place:x', base: null, deleted: 1 }] }, 'writes.0.deleted'],
    [{ writes: [], heal: 'yes' }, 'heal'],
    [{ writes: [], actor: 'Frau Meier' }, 'actor'],
    [[], 'body'],
  ])('a malformed request is 400 and names the field: %.60j', async (body, field) => {
    const office = await paired({ role: 'office' });
    expect(await office.post('push', body)).toMatchObject({
      status: 400,
      body: { code: 'invalid', field },
    });
  });

  it.each([
    [{ deleted: true, clock: {}, reason: 'boredom' }, 'reason'],
    [{ deleted: true, clock: { d: 'x' }, reason: 'user' }, 'clock'],
    [{ deleted: true, clock: { '\ud83c': 1 }, reason: 'user' }, 'clock'],
    [{ deleted: true, reason: 'user' }, 'clock'],
  ])('a malformed delete is refused by itself: %j', async (fields, field) => {
    const office = await paired({ role: 'office' });
    const result = await office.pushOne({ id: 'place:x', base: null, ...fields });
    expect(result).toMatchObject({ outcome: 'rejected', code: 'invalid', field });
  });

  it('more than 1 MB is 413, so that the device halves its batch', async () => {
    const office = await paired({ role: 'office' });
    const writes = Array.from({ length: 20 }, (_, n) =>
      creating(aPlace({ _id: `place:n${n}`, description: 'x'.repeat(60_000) })),
    );
    expect(await office.post('push', { writes })).toMatchObject({
      status: 413,
      body: { code: 'too-large' },
    });
  });
});

describe('a device that may write what it may not read', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ store: aMemoryStore(), now: () => new Date(NOW) });
  });
  afterAll(() => server.stop());

  const entry = (value: string, day = '2026-12-01') =>
    supersededOf(
      { about: 'session:treff~2026-12-01', field: 'focus', value },
      new Date(`${day}T12:00:00Z`),
    );

  it('writes a superseded value once, whoever sends it again, and reads nothing of it', async () => {
    const tablets = await Promise.all(
      [1, 2].map(
        async () => new SyncClient(server, await aPairedDevice(server.store, { role: 'team' })),
      ),
    );
    const [first, again, other, later] = [
      await tablets[0]?.pushOne(creating(entry('Meier'))),
      await tablets[0]?.pushOne(creating(entry('Meier'))),
      await tablets[1]?.pushOne(creating(entry('Meier', '2026-11-05'))),
      await tablets[1]?.pushOne(creating(entry('Meier', '2026-12-24'))),
    ];
    expect(first.outcome).toBe('accepted');
    for (const result of [again, other, later]) {
      expect(result).toEqual({ id: first.id, outcome: 'accepted', rev: first.rev, stamp: {} });
    }
  });

  it('has the superseded value stored before what won over it', async () => {
    const tablet = new SyncClient(server, await aPairedDevice(server.store, { role: 'team' }));
    const order: string[] = [];
    const [team, office] = await Promise.all(
      ['lichtenberg-team', 'lichtenberg-private'].map((name) => server.store.database(name)),
    );
    const note = (name: string) => () => order.push(name);
    const stop = [team?.onChange(note('winner')), office?.onChange(note('superseded'))];
    const winner = {
      _id: 'session:x~2026-12-01',
      type: 'session',
      ...made,
      placeId: 'place:x',
      date: '2026-12-01',
    };
    const superseded = entry('Schulz');
    const results = await tablet.push([creating(winner), creating(superseded)]);
    expect(results.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      'session:x~2026-12-01 accepted',
      `${superseded._id} accepted`,
    ]);
    expect(order).toEqual(['superseded', 'winner']);
    for (const end of stop) end?.();
  });
});
