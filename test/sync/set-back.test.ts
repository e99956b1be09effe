import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Body } from '#domain/version.ts';
import { aPlace } from '../support/builders.ts';
import { DiskServer } from '../support/disk-server.ts';
import { EngineDevice, type EngineDeviceOptions, untilQuiet } from '../support/engine-device.ts';
import { erasing } from '../support/erasing.ts';
import { aPairedDevice } from '../support/paired-device.ts';
import { SpoilingProxy, spoilOnly } from '../support/spoiling-proxy.ts';

const DAY_MS = 24 * 3_600_000;
const KEYS = ['kept', 'edited', 'deleted', 'both', 'gone-before', 'erased'];

let server: DiskServer;
const opened: EngineDevice[] = [];
const endings: (() => Promise<void>)[] = [];

beforeEach(async () => {
  const documents = KEYS.map((key) => aPlace({ _id: `place:${key}`, name: 'Alt' }));
  server = await DiskServer.start({ documents });
});

afterEach(async () => {
  for (const { database } of opened.splice(0)) database.close();
  for (const end of endings.splice(0)) await end();
  await server.stop();
});

/** A device of the office that the server knows for good, with a whole copy. */
async function anOffice(options: Partial<EngineDeviceOptions> = {}): Promise<EngineDevice> {
  const paired = await aPairedDevice(server.store, { role: 'office' });
  const device = await EngineDevice.open({ origin: server.origin, paired, ...options });
  opened.push(device);
  await untilQuiet(device);
  return device;
}

/** Everything the server has living, as a device would hold it. */
async function atServer(): Promise<[string, string, Body][]> {
  const databases = await Promise.all(
    ['public', 'team', 'private'].map((kind) => server.store.database(`lichtenberg-${kind}`)),
  );
  const all = await Promise.all(databases.map((database) => database.all()));
  const documents = all.flatMap((one) => one.documents);
  return documents.map(({ id, rev, doc }) => [id, rev, doc] as [string, string, Body]);
}

const byId = (rows: [string, string, Body][]) => rows.sort(([a], [b]) => (a < b ? -1 : 1));

async function expectAllEqual(...devices: EngineDevice[]): Promise<void> {
  const expected = byId(await atServer());
  for (const device of devices) expect(byId(await device.documents())).toEqual(expected);
}

async function standing(key: string): Promise<Body | undefined> {
  return (await atServer()).find(([id]) => id === `place:${key}`)?.[2];
}

async function tombstone(key: string) {
  const database = await server.store.database('lichtenberg-public');
  return database.get(`place:${key}`);
}

async function supersededValues(): Promise<unknown[]> {
  const rows = await atServer();
  return rows.filter(([, , doc]) => doc.type === 'superseded').map(([, , doc]) => doc.value);
}

/** What an hour of work leaves behind: an edit, a new place, a delete, a value that gave way. */
async function anHourOfWork(one: EngineDevice, other: EngineDevice): Promise<void> {
  await one.set('place:edited', { summary: 'Nach der Kopie' });
  await one.create(aPlace({ _id: 'place:made', name: 'Neu' }));
  await one.remove('place:deleted');
  await one.set('place:both', { name: 'Vom einen' });
  await other.set('place:both', { name: 'Vom anderen' });
  await untilQuiet(one, other);
  await untilQuiet(one, other);
  expect(await supersededValues()).toEqual(['Vom einen']);
}

describe('a data folder that was replaced by an hour-old copy, and then written to by others', () => {
  it('gets back all that any device still holds, and none of what was deleted', async () => {
    const [one, other, stranger] = [await anOffice(), await anOffice(), await anOffice()];
    await server.copy('hour-old');
    await anHourOfWork(one, other);
    const made = await one.doc('place:made');

    await server.putBack('hour-old');
    expect(await standing('made')).toBeUndefined();
    expect(await standing('deleted')).toBeDefined();
    // More writes than were lost: the feed's numbers have passed those that the devices know.
    await stranger.set('place:edited', { description: 'Von Dritten' });
    const others = Array.from({ length: 12 }, (_, n) => aPlace({ _id: `place:other-${n}` }));
    await stranger.create(...others);
    await untilQuiet(stranger);

    await untilQuiet(one, other, stranger);
    await expectAllEqual(one, other, stranger);
    expect(await standing('edited')).toMatchObject({
      summary: 'Nach der Kopie',
      description: 'Von Dritten',
    });
    expect(await standing('made')).toMatchObject({ name: made?.name, arrivedAt: made?.arrivedAt });
    expect(await standing('other-11')).toBeDefined();
    expect(await tombstone('deleted')).toMatchObject({ deleted: true, reason: 'user' });
    expect(await standing('both')).toMatchObject({ name: 'Vom anderen' });
    expect(await supersededValues()).toEqual(['Vom einen']);
  });

  it('gets back what a tablet had counted that is there no more, from whoever has seen it', async () => {
    const paired = await aPairedDevice(server.store, { role: 'team', placeId: 'huellen' });
    const tablet = await EngineDevice.open({ origin: server.origin, paired });
    const _id = `tally:huellen~2026-11-24~${paired.deviceId}.1`;
    const made = { type: 'tally', v: 1, createdAt: '2026-11-24T09:00:00Z' };
    const of = { placeId: 'place:huellen', sessionId: 'session:huellen~2026-11-24' };
    const tally = { _id, ...made, ...of, writer: `${paired.deviceId}.1` };
    await tablet.create({ ...tally, counts: { adult: 20 } });
    await untilQuiet(tablet);
    const [office, stranger] = [await anOffice(), await anOffice()];
    await server.copy('hour-old');
    await tablet.set(_id, { counts: { adult: 40 } });
    await untilQuiet(tablet, office);
    tablet.database.close();

    await server.putBack('hour-old');
    await stranger.create(
      ...Array.from({ length: 6 }, (_, n) => aPlace({ _id: `place:new-${n}` })),
    );
    await untilQuiet(stranger);
    await untilQuiet(office, stranger);
    const standing = (await atServer()).find(([id]) => id === _id);
    expect(standing?.[2]).toMatchObject({ counts: { adult: 40 } });
    expect(await office.refusals()).toEqual([]);
    await expectAllEqual(office, stranger);
  });

  it('gets back what one device alone had seen accepted, before any feed had shown it', async () => {
    const proxy = await SpoilingProxy.before(server.origin);
    endings.push(() => proxy.stop());
    const one = await anOffice({ origin: proxy.origin });
    const stranger = await anOffice();
    await server.copy('hour-old');
    await one.set('place:edited', { summary: 'Nur hier' });
    await one.remove('place:deleted');
    proxy.spoil = spoilOnly('changes', async (_asked, _ask, response) => response.destroy());
    await one.round();
    expect((await one.outbox()).map(({ status }) => status)).toEqual(['sent', 'sent']);
    proxy.spoil = undefined;
    await server.putBack('hour-old');
    await stranger.set('place:kept', { summary: 'Von Dritten' });
    await untilQuiet(stranger);
    await untilQuiet(one, stranger);
    await expectAllEqual(one, stranger);
    expect(await standing('edited')).toMatchObject({ summary: 'Nur hier' });
    expect(await standing('deleted')).toBeUndefined();
  });

  it('is noticed by a device whose last sight was a delete, and twice in a row', async () => {
    const [one, stranger] = [await anOffice(), await anOffice()];
    await server.copy('hour-old');
    for (const summary of ['Erst', 'Dann']) {
      await one.set('place:edited', { summary });
      if (summary === 'Erst') await one.remove('place:deleted');
      await untilQuiet(one);
      await server.putBack('hour-old');
      await stranger.set('place:kept', { summary: `Von Dritten: ${summary}` });
      await untilQuiet(stranger, one);
    }
    await untilQuiet(stranger, one);
    await expectAllEqual(one, stranger);
    expect(await standing('edited')).toMatchObject({ summary: 'Dann' });
    expect(await standing('kept')).toMatchObject({ summary: 'Von Dritten: Dann' });
    expect(await standing('deleted')).toBeUndefined();
  });

  it('is noticed by a device whose last sight was erased', async () => {
    const [one, stranger] = [await anOffice(), await anOffice()];
    await server.copy('hour-old');
    await one.set('place:edited', { summary: 'Nach der Kopie' });
    await untilQuiet(one);
    await one.set('place:erased', { summary: 'Privat' });
    await untilQuiet(one);

    await server.putBack('hour-old', { denyList: erasing('place:erased') });
    // As many writes as were lost, and more: the numbers of the feed do not tell.
    await stranger.set('place:kept', { summary: 'Von Dritten' });
    await stranger.create(aPlace({ _id: 'place:made' }), aPlace({ _id: 'place:other' }));
    await untilQuiet(stranger);
    await one.set('place:both', { summary: 'Danach' });
    await untilQuiet(one, stranger);
    expect(await one.doc('place:kept')).toMatchObject({ summary: 'Von Dritten' });
    expect(await one.doc('place:made')).toBeDefined();
    expect(await standing('edited')).toMatchObject({ summary: 'Nach der Kopie' });
  });
});

describe('a backup that was restored with a new epoch', () => {
  it('gets back what devices hold; what was deleted before and after it stays away', async () => {
    const [one, other, asleep] = [await anOffice(), await anOffice(), await anOffice()];
    await one.remove('place:gone-before');
    await untilQuiet(one, other);
    await server.copy('backup');
    await anHourOfWork(one, other);

    await server.putBack('backup', { epoch: 'restored' });
    expect(server.epoch).toBe('restored');
    // It slept through both deletes and comes first, with the old documents in its hands.
    expect(await asleep.doc('place:gone-before')).toBeDefined();
    await untilQuiet(asleep);
    await untilQuiet(one, other, asleep);
    await expectAllEqual(one, other, asleep);
    expect(await standing('edited')).toMatchObject({ summary: 'Nach der Kopie' });
    expect(await standing('made')).toMatchObject({ name: 'Neu' });
    expect(await tombstone('deleted')).toMatchObject({ deleted: true });
    expect(await tombstone('gone-before')).toMatchObject({ deleted: true });
    expect(await supersededValues()).toEqual(['Vom einen']);
  });

  it('never gets back from a device what was erased meanwhile', async () => {
    const [one, other] = [await anOffice(), await anOffice()];
    await one.set('place:erased', { summary: 'Privat' });
    await untilQuiet(one, other);
    await server.copy('backup');
    await other.set('place:erased', { summary: 'Noch nicht gesendet' });
    const denyList = erasing('place:erased');
    await server.putBack('backup', { epoch: 'restored', denyList });
    await untilQuiet(one, other);
    for (const device of [one, other]) {
      expect(await device.doc('place:erased')).toBeUndefined();
      expect(await device.refusals()).toEqual([]);
      expect(await device.outbox()).toEqual([]);
    }
    expect((await standing('erased'))?.summary).not.toBe('Noch nicht gesendet');
  });
});

describe('a device that comes to a restored server', () => {
  /** One that holds a place which the server lost, and an edit that was never sent. */
  async function returning(): Promise<EngineDevice> {
    const device = await anOffice();
    await server.copy('backup');
    const author = await anOffice();
    await author.create(aPlace({ _id: 'place:lost', name: 'Nur noch hier' }));
    await untilQuiet(author, device);
    await device.set('place:edited', { summary: 'Nie gesendet' });
    await device.create(aPlace({ _id: 'place:own', name: 'Eigener' }));
    await server.putBack('backup', { epoch: 'restored' });
    return device;
  }

  it('after less than 90 days brings back all that it holds', async () => {
    const device = await returning();
    device.awayMs = 89 * DAY_MS;
    await untilQuiet(device);
    expect(await standing('lost')).toMatchObject({ name: 'Nur noch hier' });
    expect(await standing('edited')).toMatchObject({ summary: 'Nie gesendet' });
    await expectAllEqual(device);
  });

  it('after more brings back only what was in its outbox', async () => {
    const device = await returning();
    device.awayMs = 91 * DAY_MS;
    await untilQuiet(device);
    expect(await standing('lost')).toBeUndefined();
    expect(await device.doc('place:lost')).toBeUndefined();
    expect(await standing('edited')).toMatchObject({ summary: 'Nie gesendet' });
    expect(await standing('own')).toMatchObject({ name: 'Eigener' });
    await expectAllEqual(device);
  });
});
