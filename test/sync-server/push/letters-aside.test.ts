import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type LetterContent, sealedLetter } from '#domain/sealed-letter.ts';
import type { Body } from '#domain/version.ts';
import { SelfMadeRoom } from '../../../sync-server/push/self-made-room.ts';
import { SealKeys } from '../../../sync-server/sealing/seal-keys.ts';
import { StoreFailure } from '../../../sync-server/stores/store-failure.ts';
import { BOTH_STORES, type OpenedStore } from '../../support/both-stores.ts';
import { aPairedDevice, type PairedDeviceOptions } from '../../support/paired-device.ts';
import { aPerson } from '../../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { SyncClient } from '../../support/sync-client.ts';

const ERASED = 'e'.repeat(32);
const accepted = (id: string) => ({ id, outcome: 'accepted', rev: '', stamp: {} });

describe.each(BOTH_STORES)('letters that meet something (%s)', (_name, open) => {
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
  const letter = (body: Body, others: Partial<LetterContent> = {}) =>
    sealedLetter(
      { quarter: 'lichtenberg', sealKey },
      { doc: body, bases: [], ...others },
      randomBytes(48),
    ) ?? expect.fail('not sealed');
  const stored = async (id: string) => (await server.store.database('lichtenberg-private')).get(id);

  it('a letter that met something is kept however much of its sender the office has to look at', async () => {
    const kiosk = await paired({ role: 'kiosk' });
    const registry = await server.store.database('registry');
    const filler = Array.from({ length: 5000 }, (_, n) => {
      const id = `quarantine:${kiosk.deviceId}~${n}`;
      return { id, base: null, doc: { _id: id, type: 'quarantine', quarter: 'lichtenberg' } };
    });
    await registry.write(filler);
    const standing = aPerson('1'.repeat(32), { name: 'Frau B.', clock: { s0: 1 } });
    const base = { id: standing._id, base: null, doc: standing };
    await (await server.store.database('lichtenberg-private')).write([base]);
    const of = (id: string) =>
      letter(aPerson(id, { name: 'Meier', clock: { [kiosk.deviceId]: 1 } }));
    const [met, fresh] = [of('1'.repeat(32)), of('2'.repeat(32))];
    for (const sealed of [met, met, fresh]) {
      expect(await kiosk.pushOne({ sealed })).toEqual(accepted(sealed.id));
    }
    const kept = await registry.range(`quarantine:${kiosk.deviceId}~`);
    const letters = kept.filter(({ doc }) => doc.write !== undefined);
    expect(letters).toMatchObject([{ doc: { write: { sealed: met } } }]);
    expect(await stored(aPerson('2'.repeat(32))._id)).toMatchObject({ doc: { name: 'Meier' } });
    const office = await aPairedDevice(server.store, { role: 'office' });
    const { headers } = office;
    const answer = await fetch(`${server.url}/api/quarantine?quarter=lichtenberg`, { headers });
    expect((await answer.json()).entries).toHaveLength(5001);
  });

  it('how many of its letters met something is not told by the room that is left to a device', async () => {
    const kiosk = await paired({ role: 'kiosk' });
    const before = await new SelfMadeRoom(server.store).quarantine();
    const body = aPerson('3'.repeat(32), { name: 'Frau B.', clock: { s0: 1 } });
    const database = await server.store.database('lichtenberg-private');
    await database.write([{ id: body._id, base: null, doc: body }]);
    const sealed = letter({ ...body, name: 'Meier', clock: { [kiosk.deviceId]: 1 } });
    expect(await kiosk.pushOne({ sealed })).toEqual(accepted(sealed.id));
    const registry = await server.store.database('registry');
    expect(await registry.range(`quarantine:${kiosk.deviceId}~`)).toHaveLength(1);
    const after = await new SelfMadeRoom(server.store).quarantine();
    expect(after.of(kiosk.deviceId)).toEqual(before.of(kiosk.deviceId));
  });

  it('a letter that could not be kept where it met something is refused wherever it comes', async () => {
    const kiosk = await paired({ role: 'kiosk' });
    const standing = aPerson('4'.repeat(32), { name: 'Frau B.', clock: { s0: 1 } });
    const database = await server.store.database('lichtenberg-private');
    await database.write([{ id: standing._id, base: null, doc: standing }]);
    // A letter with what it was made from may be larger than what a store keeps.
    const bases = [{ doc: { ...standing, padding: 'x'.repeat(52_000) } }];
    for (const id of ['4'.repeat(32), '5'.repeat(32), ERASED]) {
      const body = aPerson(id, { name: 'Meier', clock: { [kiosk.deviceId]: 1 } });
      const sealed = letter(body, { bases });
      const result = await kiosk.pushOne({ sealed });
      expect([id, result.outcome, result.code]).toEqual([id, 'rejected', 'too-large']);
    }
    expect(await stored(aPerson('5'.repeat(32))._id)).toBeUndefined();
    expect(await stored(standing._id)).toMatchObject({ doc: { name: 'Frau B.' } });
  });

  it('a letter waits on its device where the registry cannot keep it', async () => {
    const kiosk = await paired({ role: 'kiosk' });
    const standing = aPerson('6'.repeat(32), { name: 'Frau B.', clock: { s0: 1 } });
    const database = await server.store.database('lichtenberg-private');
    await database.write([{ id: standing._id, base: null, doc: standing }]);
    const sealed = letter({ ...standing, name: 'Meier', clock: { [kiosk.deviceId]: 1 } });
    const registry = await server.store.database('registry');
    const away = vi.spyOn(registry, 'write').mockImplementation(async (writes) => {
      throw new StoreFailure('unavailable', `${writes.length} writes`);
    });
    expect(await kiosk.pushOne({ sealed })).toMatchObject({ outcome: 'retry', code: 'busy' });
    away.mockRestore();
    expect(await kiosk.pushOne({ sealed })).toEqual(accepted(sealed.id));
    expect(await registry.range(`quarantine:${kiosk.deviceId}~`)).toHaveLength(1);
  });
});
