import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ServerWrites } from '../../../sync-server/reactions/server-writes.ts';
import { REGISTRY } from '../../../sync-server/stores/database-name.ts';
import { aMemoryStore } from '../../support/memory-store.ts';
import { aPairedDevice, type PairedDevice } from '../../support/paired-device.ts';
import { aRequest, doc } from '../../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { SyncClient } from '../../support/sync-client.ts';

const PERSON = 'a'.repeat(32);
const VOLUNTEER = 'b'.repeat(32);
const FIRST = '2026-11-20T08:00:00.000Z';
const NOW = '2026-12-01T14:00:00.000Z';
const HEAL = { heal: true };

describe('when something arrived, where who came first has it', () => {
  let server: TestServer;
  let phone: PairedDevice;
  let volunteer: PairedDevice;
  let office: PairedDevice;
  let at = NOW;
  const now = () => new Date(at);
  beforeEach(async () => {
    at = NOW;
    server = await startTestServer({ now });
    const resident = { role: 'resident', personId: PERSON, verified: true } as const;
    phone = await aPairedDevice(server.store, resident);
    volunteer = await aPairedDevice(server.store, { role: 'team', personId: VOLUNTEER });
    office = await aPairedDevice(server.store, { role: 'office' });
  });
  afterEach(() => server.stop());

  const registration = (device: PairedDevice, fields: object = {}, n = 1) => {
    const id = `${PERSON}:registration:fest~2027-06-01~${n}`;
    const said = { eventId: 'event:fest', date: '2027-06-01', n, channel: 'app' };
    const clock = { [device.deviceId]: n };
    return { id, base: null, doc: { ...doc('registration', id, said), clock, ...fields } };
  };
  const answer = (fields: object) => {
    const id = `response:r1~${VOLUNTEER}~1`;
    const said = {
      requestId: 'r1',
      personId: VOLUNTEER,
      n: 1,
      kind: 'yes',
      at: '2026-12-02T15:00',
    };
    const clock = { [volunteer.deviceId]: 1 };
    return { id, base: null, doc: { ...doc('response', id, said), clock, ...fields } };
  };
  const push = (to: TestServer, device: PairedDevice, write: object) =>
    new SyncClient(to, device).pushOne(write, HEAL);
  const proofOf = async (n: number) => {
    const { stamp } = await push(server, phone, registration(phone, {}, n));
    return String((stamp as { arrivalProof?: string }).arrivalProof);
  };

  it('is not believed of whoever only says so: nobody jumps a waiting line', async () => {
    at = FIRST;
    const others = await proofOf(7);
    at = NOW;
    const claims = [
      { arrivedAt: FIRST },
      { arrivedAt: FIRST, updatedAt: FIRST },
      { arrivedAt: FIRST, updatedAt: FIRST, arrivalProof: 'x'.repeat(22) },
      { arrivedAt: FIRST, updatedAt: FIRST, arrivalProof: others },
    ];
    for (const [n, claim] of claims.entries()) {
      const result = await push(server, phone, registration(phone, claim, n + 1));
      expect(result).toMatchObject({
        outcome: 'accepted',
        stamp: { arrivedAt: NOW, updatedAt: NOW },
      });
      expect(result.stamp).not.toHaveProperty('healedBy');
    }
    const result = await push(server, volunteer, answer({ arrivedAt: FIRST, updatedAt: FIRST }));
    expect(result).toMatchObject({ outcome: 'accepted', stamp: { arrivedAt: NOW } });
  });

  it('is believed by the server’s own proof, after it lost the document, edited since or not', async () => {
    const write = registration(phone);
    at = FIRST;
    const { stamp } = await push(server, phone, write);
    at = NOW;
    const { updatedAt: _, ...first } = stamp as Record<string, unknown>;
    for (const brought of [{ ...stamp }, first]) {
      const store = aMemoryStore();
      const old = (await (await server.store.database(REGISTRY)).all()).documents;
      const registry = await store.database(REGISTRY);
      await registry.write(old.map(({ id, doc: body }) => ({ id, base: null, doc: body })));
      const setBack = await startTestServer({ store, now });
      const again = { ...write, doc: { ...write.doc, ...brought } };
      expect(await push(setBack, phone, again)).toMatchObject({
        outcome: 'accepted',
        stamp: { arrivedAt: FIRST, arrivalProof: (stamp as { arrivalProof: string }).arrivalProof },
      });
      await setBack.stop();
    }
  });

  it('begins anew where somebody registers again after it was deleted', async () => {
    const write = registration(phone);
    at = FIRST;
    const { rev, stamp } = await push(server, phone, write);
    at = NOW;
    const database = await server.store.database('lichtenberg-private');
    const clock = { ...write.doc.clock, s0: 1 };
    const gone = { id: write.id, base: String(rev), deleted: true, clock, reason: 'user' } as const;
    const [outcome] = await database.write([gone]);
    const base = outcome?.outcome === 'written' ? outcome.rev : expect.fail('not deleted');
    const doc = { ...write.doc, ...stamp, clock: { ...clock, [phone.deviceId]: 9 } };
    expect(await push(server, phone, { ...write, base, doc })).toMatchObject({
      outcome: 'accepted',
      stamp: { arrivedAt: NOW },
    });
  });

  it('is believed of the office, and of everybody where nothing hangs on it', async () => {
    const claim = { arrivedAt: FIRST, updatedAt: FIRST };
    expect(await push(server, office, registration(office, claim))).toMatchObject({
      stamp: { arrivedAt: FIRST, arrivalProof: expect.stringMatching(/^[\w-]{22}$/) },
    });
    const request = { ...aRequest(PERSON), clock: { [phone.deviceId]: 3 }, ...claim };
    const { stamp } = await push(server, phone, { id: request._id, base: null, doc: request });
    expect(stamp).toMatchObject({ arrivedAt: FIRST });
    expect(stamp).not.toHaveProperty('arrivalProof');
  });

  it('keeps its proof when the server gives the place', async () => {
    const write = registration(phone);
    const { rev, stamp } = await push(server, phone, write);
    const stored = { id: write.id, rev: String(rev), doc: { ...write.doc, ...stamp } };
    const takeNumbers = async () => ({ writer: 's0', first: 1 });
    const writes = new ServerWrites({ now: now(), retention: {}, takeNumbers });
    writes.want(stored, { ...write.doc, admission: 'in' } as never);
    const { arrivalProof } = stamp as { arrivalProof: string };
    expect(await writes.writes()).toMatchObject([{ doc: { admission: 'in', arrivalProof } }]);
  });
});
