import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPlace, aQuarter } from '../../support/builders.ts';
import { aMemoryStore } from '../../support/memory-store.ts';
import { aPairedDevice } from '../../support/paired-device.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { SyncClient } from '../../support/sync-client.ts';

const NOW = '2026-12-01T14:00:00.000Z';
const EARLIER = '2026-11-20T09:30:00.000Z';

describe('clocks in a push', () => {
  let server: TestServer;
  let office: SyncClient;
  let other: SyncClient;
  let own: string;

  beforeAll(async () => {
    const documents = [aQuarter({ retention: { notice: 1 } })];
    const now = () => new Date(NOW);
    server = await startTestServer({ store: aMemoryStore(), documents, now });
    office = new SyncClient(server, await aPairedDevice(server.store, { role: 'office' }));
    other = new SyncClient(server, await aPairedDevice(server.store, { role: 'office' }));
    own = office.deviceId;
  });
  afterAll(() => server.stop());

  /** A place that stands at the server with a clock, and its rev. */
  async function standing(id: string, clock: Record<string, number>) {
    const doc = aPlace({ _id: id, clock });
    const { rev, outcome } = await office.pushOne({ id, base: null, doc }, { heal: true });
    expect(outcome).toBe('accepted');
    return { id, base: rev, doc };
  }
  const changed = (doc: object, clock: object) => ({ ...doc, summary: 'Anders', clock });

  it('may raise the device’s own entries, also under the name it took after a loss', async () => {
    const { id, base, doc } = await standing('place:own', { box: 3 });
    const first = { id, base, doc: changed(doc, { box: 3, [own]: 7 }) };
    const { outcome, rev } = await office.pushOne(first);
    expect(outcome).toBe('accepted');
    const renamed = {
      id,
      base: rev,
      doc: aPlace({ ...doc, clock: { box: 3, [own]: 7, [`${own}.b`]: 1 } }),
    };
    expect(await office.pushOne(renamed)).toMatchObject({ outcome: 'accepted' });
  });

  it('may not raise another’s entry, unless it heals', async () => {
    const { id, base, doc } = await standing('place:raised', { box: 3 });
    const write = { id, base, doc: changed(doc, { box: 4, [own]: 8 }) };
    expect(await office.pushOne(write)).toMatchObject({
      outcome: 'rejected',
      code: 'invalid',
      field: 'clock',
    });
    expect(await office.pushOne(write, { heal: true })).toMatchObject({ outcome: 'accepted' });
  });

  it('are looked at after the base: a device must learn what it missed', async () => {
    const { id, doc } = await standing('place:missed', { box: 3 });
    const write = { id, base: null, doc: changed(doc, { box: 99 }) };
    expect(await office.pushOne(write)).toMatchObject({ outcome: 'conflict' });
  });

  it.each([
    ['forgets an entry of its base', { [`d${'0'.repeat(12)}`]: 9 }],
    ['counts an entry down', { box: 2, mine: 1 }],
    ['says nothing new with another content', { box: 3 }],
    ['is missing', undefined],
  ])('is refused where it %s', async (_, clock) => {
    const { id, base, doc } = await standing(`place:${crypto.randomUUID()}`, { box: 3 });
    const raised = clock && { ...clock, ...('mine' in clock ? { [own]: 1 } : {}) };
    const write = { id, base, doc: changed(doc, raised as object) };
    expect(await office.pushOne(write, { heal: true })).toMatchObject({
      outcome: 'rejected',
      code: 'invalid',
      field: 'clock',
    });
  });

  describe.each(['retention', 'erased', 'withdrawn'] as const)('a final delete (%s)', (reason) => {
    it('stands against an edit, even one that has seen it', async () => {
      const { id, base, doc } = await standing(`place:final-${reason}`, { box: 3 });
      const clock = { box: 4 };
      const deleted = { id, base, deleted: true, clock, reason };
      const { rev } = await office.pushOne(deleted, { heal: true });
      const edit = { id, base: rev, doc: changed(doc, { ...clock, [own]: 20 }) };
      const result = await office.pushOne(edit, { heal: true });
      if (reason === 'retention') {
        expect(result).toMatchObject({ outcome: 'rejected', code: 'expired' });
      } else {
        const current = { rev, deleted: true, clock, reason };
        expect(result).toEqual({ id, outcome: 'conflict', current });
      }
      const usual = {
        id,
        base: rev,
        deleted: true,
        clock: { ...clock, [own]: 21 },
        reason: 'user',
      };
      expect(await office.pushOne(usual)).toMatchObject({ outcome: 'conflict' });
      const stronger = { ...usual, reason: 'erased', clock: { ...clock, [own]: 22 } };
      expect(await office.pushOne(stronger)).toMatchObject({ outcome: 'accepted' });
    });
  });

  describe('healing', () => {
    const stamp = {
      by: { role: 'team', device: 'd0123', actor: 'x' },
      arrivedAt: EARLIER,
      updatedAt: EARLIER,
      skew: 5,
    };

    it('keeps what was stamped once, and says who brought it back', async () => {
      const id = 'place:healed';
      const doc = aPlace({ _id: id, clock: { lost: 5 }, ...(stamp as object) });
      const healed = {
        by: { role: 'team' },
        arrivedAt: EARLIER,
        updatedAt: EARLIER,
        skew: 5,
        healedBy: 'office',
      };
      const result = await office.pushOne({ id, base: null, doc }, { heal: true });
      expect(result).toMatchObject({ outcome: 'accepted', stamp: healed });
      expect(Object.keys(result.stamp).sort()).toEqual(Object.keys(healed).sort());
      // Two devices that bring the same back agree.
      const again = await other.pushOne({ id, base: null, doc }, { heal: true });
      expect(again).toEqual(result);
    });

    it.each<['team' | 'office', string, string | undefined]>([
      ['team', 'office', undefined],
      ['team', 'server', undefined],
      ['team', 'constructor', undefined],
      ['team', 'team', 'team'],
      ['team', 'resident', 'resident'],
      ['office', 'server', 'server'],
    ])(
      'lets %s bring what %s wrote, and be believed as far as its own word goes',
      async (role, by, told) => {
        const placeId = 'place:huellen';
        const options = { role, placeId, quarters: ['lichtenberg'] };
        const device = new SyncClient(server, await aPairedDevice(server.store, options));
        const sessionId = `session:huellen~2026-11-${10 + Math.floor(Math.random() * 20)}`;
        const personId = crypto.randomUUID().replaceAll('-', '');
        const visit = {
          ...{
            _id: `visit:${sessionId.slice('session:'.length)}~${personId}`,
            type: 'visit',
            v: 1,
          },
          ...{ createdAt: EARLIER, sessionId, placeId, personId, at: EARLIER, source: 'name' },
          ...{ topics: [], clock: { lost: 5 }, ...stamp, by: { role: by } },
        };
        const write = { id: visit._id, base: null, doc: visit };
        const result = await device.pushOne(write, { heal: true });
        expect(result).toMatchObject({ outcome: 'accepted', stamp: { healedBy: role } });
        expect((result.stamp.by as { role?: string } | undefined)?.role).toBe(told);
        expect(result.stamp.arrivedAt).toBe(EARLIER);
      },
    );

    it('stamps an edit anew, although its document still carries a stamp', async () => {
      const id = 'place:edited';
      const doc = aPlace({ _id: id, clock: { lost: 5 }, ...(stamp as object) });
      const { rev } = await office.pushOne({ id, base: null, doc }, { heal: true });
      const edit = changed(doc, { lost: 5, away: 2, [own]: 30 });
      const result = await office.pushOne({ id, base: rev, doc: edit }, { heal: true });
      expect(result.stamp).toEqual({ by: { role: 'office' }, arrivedAt: EARLIER, updatedAt: NOW });
    });

    it.each([
      ['without heal', {}, {}],
      ['from the future', { heal: true }, { updatedAt: '2030-01-01T00:00:00.000Z' }],
      ['of no real day', { heal: true }, { arrivedAt: '2026-13-45T99:00:00.000Z' }],
    ])('believes no stamp %s', async (_, others, fields) => {
      const id = `place:${crypto.randomUUID()}`;
      const doc = aPlace({ _id: id, clock: { [own]: 40 }, ...(stamp as object), ...fields });
      const { stamp: given } = await office.pushOne({ id, base: null, doc }, others);
      expect(given).toEqual({ by: { role: 'office' }, arrivedAt: NOW, updatedAt: NOW });
    });

    it('brings deletes back, under a server that knows nothing of them', async () => {
      const write = {
        id: 'place:gone',
        base: null,
        deleted: true,
        clock: { box: 9 },
        reason: 'withdrawn',
      };
      expect(await office.pushOne(write, { heal: true })).toMatchObject({ outcome: 'accepted' });
      const { body } = await other.post('public/diff', {
        epoch: server.epoch,
        have: { 'place:gone': `1-${'a'.repeat(32)}` },
      });
      expect(body.gone).toMatchObject([{ id: 'place:gone', clock: { box: 9 }, why: 'withdrawn' }]);
    });
  });

  describe('the end of a document’s time', () => {
    const notice = (fields: object) => ({
      _id: 'notice:x',
      type: 'notice',
      v: 1,
      createdAt: EARLIER,
      title: 'Aushang',
      text: 'Text',
      from: '2026-11-20',
      ...fields,
    });

    it('is the end of a month, counted from the first arrival', async () => {
      const doc = notice({ clock: { [own]: 50 } });
      const { stamp: given } = await office.pushOne({ id: 'notice:x', base: null, doc });
      expect(given.deleteAfter).toBe('2027-01-31');
    });

    it('does not begin anew with an edit of what the server has lost', async () => {
      const id = 'notice:edited';
      const edited = (arrivedAt: string) => ({
        id,
        base: null,
        doc: notice({ _id: id, clock: { lost: 1, [own]: 51 }, arrivedAt }),
      });
      const over = edited('2026-09-05T09:00:00.000Z');
      expect(await office.pushOne(over, { heal: true })).toMatchObject({ code: 'expired' });
      const alive = await office.pushOne(edited(EARLIER), { heal: true });
      expect(alive.stamp).toMatchObject({ arrivedAt: EARLIER, updatedAt: NOW });
    });

    it('is not brought nearer by who says that it brings back what stands here', async () => {
      const id = 'place:stays';
      const doc = aPlace({ _id: id, clock: { [own]: 60 } });
      const { rev } = await office.pushOne({ id, base: null, doc });
      const end = { deleteAfter: '2026-12-02', arrivedAt: EARLIER, updatedAt: EARLIER };
      const write = { id, base: rev, doc: { ...doc, ...end, clock: { [own]: 61 } } };
      const { stamp } = await office.pushOne(write, { heal: true });
      expect(stamp).toMatchObject({ updatedAt: EARLIER, arrivedAt: NOW });
      expect(stamp).not.toHaveProperty('deleteAfter');
    });

    it('is kept to where a device brings an old one back', async () => {
      const id = 'notice:old';
      const old = { arrivedAt: '2026-09-05T09:00:00.000Z', updatedAt: '2026-09-05T09:00:00.000Z' };
      const doc = notice({ _id: id, clock: { lost: 1 }, ...old });
      const expired = { outcome: 'rejected', code: 'expired' };
      expect(await office.pushOne({ id, base: null, doc }, { heal: true })).toMatchObject(expired);
      const place = aPlace({
        _id: 'place:old',
        deleteAfter: '2026-11-30',
        clock: { lost: 1 },
        ...old,
      });
      const write = { id: 'place:old', base: null, doc: place };
      expect(await office.pushOne(write, { heal: true })).toMatchObject(expired);
      const lastDay = { ...write, doc: { ...place, deleteAfter: '2026-12-01' } };
      expect(await office.pushOne(lastDay, { heal: true })).toMatchObject({ outcome: 'accepted' });
    });
  });
});
