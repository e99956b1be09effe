import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quarantineIn } from '#domain/quarantine-listing.ts';
import { type LetterContent, sealedLetter, sealKeyPair } from '#domain/sealed-letter.ts';
import type { Body } from '#domain/version.ts';
import { identityOf, numbersOf } from '../../../sync-server/identity.ts';
import { reactionsOf } from '../../../sync-server/reactions/server-reactions.ts';
import { SealKeys } from '../../../sync-server/sealing/seal-keys.ts';
import { BOTH_STORES, type OpenedStore } from '../../support/both-stores.ts';
import {
  aPairedDevice,
  changeDevice,
  type PairedDeviceOptions,
} from '../../support/paired-device.ts';
import { aPerson, aRequest, doc } from '../../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { SyncClient } from '../../support/sync-client.ts';

const PERSON = 'a'.repeat(32);
const ERASED = 'e'.repeat(32);
const FORBIDDEN = {
  outcome: 'rejected',
  code: 'forbidden',
  message: 'This device may not write that.',
};
const accepted = (id: string) => ({ id, outcome: 'accepted', rev: '', stamp: {} });

describe.each(BOTH_STORES)('letters to a quarter (%s)', (_name, open) => {
  let opened: OpenedStore;
  let server: TestServer;
  let sealKey: string;

  beforeAll(async () => {
    opened = await open();
    const denyList = { isErased: (id: string) => id.includes(ERASED), erasedFrom: () => [] };
    server = await startTestServer({ store: opened.store, denyList });
    sealKey = await new SealKeys(server.store).ensure('lichtenberg');
  });
  afterAll(async () => {
    await server.stop();
    await opened.remove();
  });

  const paired = async (options: PairedDeviceOptions) =>
    new SyncClient(server, await aPairedDevice(server.store, options));
  const letter = (body: Body, others: Partial<LetterContent> = {}, key = sealKey) =>
    sealedLetter(
      { quarter: 'lichtenberg', sealKey: key },
      { doc: body, bases: [], ...others },
      randomBytes(48),
    ) ?? expect.fail('not sealed');
  const stored = async (id: string) => {
    const kind = id.startsWith('visit') ? 'team' : 'private';
    return (await server.store.database(`lichtenberg-${kind}`)).get(id);
  };
  const aReport = (key: string, fields: object = {}) =>
    doc('report', `office:report:${key}`, { about: 'place:a', words: 'Zu', ...fields });

  it('a guest’s report reaches the office, once, however often it is sent', async () => {
    const guest = new SyncClient(server);
    const sealed = letter(aReport('g1', { clock: { x0123456789ab: 4 } }));
    expect(await guest.pushOne({ sealed })).toEqual(accepted(sealed.id));
    const first = await stored('office:report:g1');
    expect(first).toMatchObject({ doc: { words: 'Zu', by: { role: 'guest' } } });
    expect(await guest.pushOne({ sealed })).toEqual(accepted(sealed.id));
    expect((await stored('office:report:g1'))?.rev).toBe(first?.rev);
    const office = await paired({ role: 'office' });
    const changes = await office.post('office/changes', {});
    expect(JSON.stringify(changes.body)).toContain('office:report:g1');
  });

  it('what the office did with it since stands when it comes again', async () => {
    const guest = new SyncClient(server);
    const sealed = letter(aReport('g2', { clock: { x0123456789ab: 5 } }));
    await guest.pushOne({ sealed });
    const office = await paired({ role: 'office' });
    const now = await stored('office:report:g2');
    if (!now || now.deleted) return expect.fail('not stored');
    const clock = { ...now.doc.clock, [office.deviceId]: 1 };
    const handled = { ...now.doc, handledAt: '2026-12-01T14:00:00Z', clock };
    await office.pushOne({ id: now.id, base: now.rev, doc: handled });
    expect(await guest.pushOne({ sealed })).toEqual(accepted(sealed.id));
    expect(await stored('office:report:g2')).toMatchObject({
      doc: { handledAt: expect.any(String) },
    });
  });

  it.each([
    ['guest', undefined, aRequest(PERSON)],
    ['kiosk', { role: 'kiosk' }, doc('visit', `visit:t~2026-12-01~${PERSON}`, visitFields())],
    ['kiosk', { role: 'kiosk' }, doc('call', 'office:call:c', { whom: {}, why: 'other' })],
    ['team', { role: 'team' }, aReport('handled', { handledAt: '2026-12-01T14:00:00Z' })],
    ['kiosk', { role: 'kiosk' }, aPerson(PERSON, { verified: '2026-12-01' })],
  ] as const)('a %s hands in nothing but what its role may seal', async (_role, device, body) => {
    const client = device ? await paired({ ...device, placeId: 't' }) : new SyncClient(server);
    const sealed = letter(body);
    const result = await client.pushOne({ sealed });
    expect(result).toMatchObject({ id: sealed.id, outcome: 'rejected', code: 'forbidden' });
    expect(await stored(body._id)).toBeUndefined();
  });

  it('what a sender may never hand in is refused alike, whatever stands there and whoever was erased', async () => {
    const office = await paired({ role: 'office' });
    const clock = { [office.deviceId]: 3 };
    const call = (key: string) =>
      doc('call', `office:call:${key}`, { whom: {}, why: 'other', clock });
    const standing = [aPerson('c'.repeat(32), { name: 'Frau C.', clock }), call('standing')];
    for (const body of standing) await office.pushOne({ id: body._id, base: null, doc: body });
    const unknown = [aPerson('d'.repeat(32), { clock }), call('nowhere')];
    const erased = [
      aPerson(ERASED, { clock }),
      { ...call('erased'), about: `${ERASED}:person:self` },
    ];
    const guest = new SyncClient(server);
    for (const body of [...standing, ...unknown, ...erased]) {
      for (const seen of [{ x0123456789ab: 1 }, clock, { ...clock, x0123456789ab: 1 }]) {
        const content = { ...body, clock: seen };
        for (const bases of [[], [{ doc: content }]]) {
          const { id: _, ...answer } = await guest.pushOne({ sealed: letter(content, { bases }) });
          expect([body._id, answer]).toEqual([body._id, FORBIDDEN]);
        }
      }
    }
  });

  it('a report is answered alike, whatever stands under its id and whoever was erased', async () => {
    const office = await paired({ role: 'office' });
    const clock = { [office.deviceId]: 7 };
    const at = '2026-12-01T14:00:00Z';
    const standing = aReport('standing', { words: 'Offen', handledAt: at, clock });
    await office.pushOne({ id: standing._id, base: null, doc: standing });
    const gone = aReport('gone', { clock: { [office.deviceId]: 8 } });
    const { rev } = await office.pushOne({ id: gone._id, base: null, doc: gone });
    const tombstone = { deleted: true, clock: { [office.deviceId]: 9 }, reason: 'user' };
    await office.pushOne({ id: gone._id, base: rev, ...tombstone });
    const before = await Promise.all([standing._id, gone._id].map(stored));
    const senders = [
      new SyncClient(server),
      await paired({ role: 'kiosk' }),
      await paired({ role: 'team' }),
      await paired({ role: 'resident', personId: PERSON }),
    ];
    for (const [nr, sender] of senders.entries()) {
      const answers: object[] = [];
      const reports = [
        aReport(`new${nr}`),
        aReport('standing'),
        aReport('gone'),
        aReport(`about${nr}`, { about: `${ERASED}:request:r` }),
      ];
      for (const body of reports) {
        for (const seen of [{ x0123456789ab: 1 }, clock, { ...clock, x0123456789ab: 1 }]) {
          const content = { ...body, clock: seen };
          const { id: _, ...answer } = await sender.pushOne({ sealed: letter(content) });
          answers.push(answer);
          const bent = letter({ ...content, createdAt: 'gestern' } as never);
          expect(await sender.pushOne({ sealed: bent })).toMatchObject({ code: 'invalid' });
          const handled = letter({ ...content, handledAt: at } as never);
          expect(await sender.pushOne({ sealed: handled })).toMatchObject({ code: 'forbidden' });
          const based = letter(content, { bases: [{ doc: { ...content, clock: {} } }] });
          const [one] = [await sender.pushOne({ sealed: based })];
          answers.push({ based: JSON.stringify(seen), code: one.code, outcome: one.outcome });
        }
      }
      const each = answers.length / reports.length;
      const alike = reports.map((_, n) => answers.slice(n * each, (n + 1) * each));
      for (const others of alike) expect(others).toEqual(alike[0]);
      expect(alike[0]?.[0]).toEqual({ outcome: 'accepted', rev: '', stamp: {} });
    }
    expect(await Promise.all([standing._id, gone._id].map(stored))).toEqual(before);
    expect(await stored('office:report:about0')).toBeUndefined();
  });

  it('a report that meets another stands beside it, once, however often it is sent', async () => {
    const guest = new SyncClient(server);
    const first = aReport('met', { words: 'Erstes', clock: { x0123456789ab: 21 } });
    await guest.pushOne({ sealed: letter(first) });
    for (const clock of [undefined, { x0123456789ac: 22 }]) {
      const words = `Zweites ${JSON.stringify(clock)}`;
      const sealed = letter(aReport('met', { words, ...(clock ? { clock } : {}) }));
      const reports = async () => {
        const database = await server.store.database('lichtenberg-private');
        const all = await database.range('office:report:');
        return all.filter(({ doc }) => doc.words === words);
      };
      for (const _ of [1, 2]) expect(await guest.pushOne({ sealed })).toEqual(accepted(sealed.id));
      expect(await reports()).toHaveLength(1);
      const [own] = await reports();
      if (!own) return expect.fail('not stored');
      // What the office did with it stands, and it does not come back when it is sent again.
      const handledAt = '2026-12-01T14:00:00Z';
      const office = await paired({ role: 'office' });
      const seen = { ...own.doc.clock, [office.deviceId]: 1 };
      await office.pushOne({
        id: own.id,
        base: own.rev,
        doc: { ...own.doc, handledAt, clock: seen },
      });
      expect(await guest.pushOne({ sealed })).toEqual(accepted(sealed.id));
      expect(await reports()).toMatchObject([{ doc: { handledAt } }]);
    }
    expect(await stored(first._id)).toMatchObject({ doc: { words: 'Erstes' } });
    const registry = await server.store.database('registry');
    expect(await registry.range('quarantine:guest')).toEqual([]);
  });

  it('nothing that is there is changed by a letter of who cannot read it: the office decides', async () => {
    const office = await paired({ role: 'office' });
    const kiosk = await paired({ role: 'kiosk' });
    const body = aPerson('b'.repeat(32), { name: 'Frau B.', clock: { [office.deviceId]: 2 } });
    await office.pushOne({ id: body._id, base: null, doc: body });
    const over = { ...body.clock, [kiosk.deviceId]: 1 };
    const other = { ...body, name: 'Meier', clock: over };
    for (const bases of [[], [{ doc: body }], [{ doc: other }]]) {
      const sealed = letter(other, { bases });
      expect(await kiosk.pushOne({ sealed })).toEqual(accepted(sealed.id));
    }
    const registry = await server.store.database('registry');
    expect(await registry.range(`quarantine:${kiosk.deviceId}~`)).toHaveLength(3);
    expect(await stored(body._id)).toMatchObject({ doc: { name: 'Frau B.' } });
    // It is told apart from what a device brings that the office has sent away.
    const { headers } = office;
    const listed = async () => {
      const answer = await fetch(`${server.url}/api/quarantine?quarter=lichtenberg`, { headers });
      const { entries } = quarantineIn(await answer.json()) ?? expect.fail('no listing');
      return entries.filter(({ device }) => device === kiosk.deviceId);
    };
    expect((await listed()).map(({ hasAccess }) => hasAccess)).toEqual([true, true, true]);
    await changeDevice(server.store, kiosk.deviceId, { revokedAt: '2026-12-01T14:00:00Z' });
    expect((await listed()).map(({ hasAccess }) => hasAccess)).toEqual([false, false, false]);
  });

  it('a locked tablet’s visit meets the other tablet’s and is one with it', async () => {
    const [locked, other] = [await paired({ role: 'team' }), await paired({ role: 'team' })];
    const id = `visit:t~2026-12-01~${PERSON}`;
    const visit = (at: string, deviceId: string) =>
      doc('visit', id, { ...visitFields(), at, clock: { [deviceId]: 1 } });
    const theirs = visit('2026-12-01T14:20:00Z', other.deviceId);
    await other.pushOne({ id, base: null, doc: theirs });
    const sealed = letter(visit('2026-12-01T14:05:00Z', locked.deviceId));
    expect(await locked.pushOne({ sealed })).toEqual(accepted(sealed.id));
    expect(await stored(id)).toMatchObject({
      doc: {
        at: '2026-12-01T14:05:00Z',
        clock: { [locked.deviceId]: 1, [other.deviceId]: 1 },
      },
    });
  });

  it('an erased person’s is not kept, a broken one is refused, and a number that is another device’s', async () => {
    const kiosk = await paired({ role: 'kiosk' });
    const good = letter(aReport('k1'));
    const [first = ''] = good.box;
    const bent = { ...good, box: (first === 'A' ? 'B' : 'A') + good.box.slice(1) };
    const foreign = aReport('k2', { clock: { d00000000000f: 9 } });
    const codes = await kiosk.push([
      { sealed: letter(aRequest(ERASED)) },
      { sealed: bent },
      { sealed: 'abc' },
      { sealed: letter(foreign) },
      { sealed: letter(aReport('k3', { words: 5 })) },
    ]);
    expect(codes.map(({ code }) => code)).toEqual([
      ...[undefined, 'invalid', 'invalid', undefined, 'invalid'],
    ]);
    expect(await stored(aRequest(ERASED)._id)).toBeUndefined();
    const registry = await server.store.database('registry');
    expect(await registry.range(`quarantine:${kiosk.deviceId}~`)).toEqual([]);
    expect(codes.map(({ id }) => id !== '')).toEqual([true, true, false, true, true]);
    // A number of another device is taken as one of the sender's own: it raises nobody's.
    const taken = await stored('office:report:k2');
    const clock = taken && !taken.deleted ? taken.doc.clock : undefined;
    expect(clock).toEqual({ [Object.keys(clock ?? {})[0] ?? '']: 9 });
    expect(Object.keys(clock ?? {})[0]).toMatch(new RegExp(`^${kiosk.deviceId}\\.`));
  });

  it('a number of another device is refused where the letter was made from what stands there', async () => {
    const [locked, other] = [await paired({ role: 'team' }), await paired({ role: 'team' })];
    const body = doc('visitor', `visitor:${'9'.repeat(32)}`, {
      personId: '9'.repeat(32),
      displayName: 'Frau N.',
      clock: { [other.deviceId]: 1 },
    });
    await other.pushOne({ id: body._id, base: null, doc: body });
    const raised = { ...body, clock: { [other.deviceId]: 9, [locked.deviceId]: 1 } };
    const sealed = letter(raised, { bases: [{ doc: body }] });
    expect(await locked.pushOne({ sealed })).toMatchObject({ code: 'invalid' });
  });

  it('a letter whose content has no id, or one that is no text, is no letter', async () => {
    const guest = new SyncClient(server);
    for (const _id of [undefined, { toString: 1 }, 7, ['office:report:o']]) {
      const sealed = letter({ ...aReport('o'), _id } as never);
      expect(await guest.pushOne({ sealed })).toMatchObject({ outcome: 'rejected' });
    }
  });

  it('a letter to another key waits for the server that has it', async () => {
    const other = sealKeyPair(randomBytes(32)).publicKey;
    const sealed = letter(aReport('o1'), {}, other);
    expect(await new SyncClient(server).pushOne({ sealed })).toEqual({
      id: sealed.id,
      outcome: 'retry',
      code: 'server-older',
    });
  });
});

describe('the quarter’s key', () => {
  it('is made once, shown in its document and its sessions, and its other half nowhere', async () => {
    const server = await startTestServer();
    const identity = await identityOf(server.store);
    const takeNumbers = numbersOf(server.store, identity.writer, Date.now);
    const log = { write: () => {} };
    const reactions = reactionsOf({ store: server.store, identity, takeNumbers, log });
    reactions.start();
    const keys = new SealKeys(server.store);
    const publicDatabase = await server.store.database('lichtenberg-public');
    const shown = async () => {
      const quarter = await publicDatabase.get('quarter:lichtenberg');
      return quarter && !quarter.deleted ? quarter.doc.sealKey : undefined;
    };
    await expect.poll(shown).toMatch(/^[\w-]{43}$/);
    expect(await shown()).toBe(await keys.ensure('lichtenberg'));
    const session = await fetch(`${server.url}/api/session`);
    expect((await session.json()).sealKey).toBe(await shown());
    const registry = await (await server.store.database('registry')).get('sealKey:lichtenberg');
    const secret = registry && !registry.deleted ? String(registry.doc.privateKey) : '';
    expect(secret).toHaveLength(43);
    const all = await publicDatabase.all();
    expect(JSON.stringify(all.documents)).not.toContain(secret);
    await reactions.end();
    await server.stop();
  });
});

function visitFields() {
  return {
    sessionId: 'session:t~2026-12-01',
    placeId: 'place:t',
    personId: PERSON,
    at: '2026-12-01T14:05:00Z',
    source: 'scan',
  };
}
