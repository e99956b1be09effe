import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adoptSession } from '../../app/data/adopt-session.ts';
import type { LocalDatabase } from '../../app/data/database.ts';
import { readWaiting } from '../../app/data/outbox-status.ts';
import { sealDocument } from '../../app/data/seal-document.ts';
import { sweepLetters } from '../../app/data/sealed-letters.ts';
import { unsentExport } from '../../app/data/unsent-export.ts';
import { SealKeys } from '../../sync-server/sealing/seal-keys.ts';
import { REGISTRY } from '../../sync-server/stores/database-name.ts';
import { aQuarter } from '../support/builders.ts';
import { dumpOf } from '../support/local-dump.ts';
import { aDatabase } from '../support/memory-database.ts';
import { aMemoryStore } from '../support/memory-store.ts';
import { aPairedDevice, type PairedDevice } from '../support/paired-device.ts';
import { roundOf } from '../support/round-of.ts';
import { aRequest, doc } from '../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const WORD = 'Nachtigallenschlag';
const PERSON = '5f'.repeat(16);
const request = aRequest(PERSON, { words: WORD, channel: 'kiosk' });

let server: TestServer;
let device: PairedDevice;
let indexedDB: IDBFactory;
let database: LocalDatabase;

beforeEach(async () => {
  const store = aMemoryStore();
  const sealKey = await new SealKeys(store).ensure('lichtenberg');
  server = await startTestServer({ store, documents: [aQuarter({ sealKey })] });
  device = await aPairedDevice(store, { role: 'kiosk', placeId: 'huellen' });
  indexedDB = new IDBFactory();
  database = aDatabase(indexedDB);
  const { deviceId } = device;
  const session = { role: 'kiosk', deviceId, quarters: ['lichtenberg'], scopes: ['public'] };
  await adoptSession(database, session);
});
afterEach(async () => {
  database.close();
  await server.stop();
});

const around = () => ({ database, quarter: 'lichtenberg', now: () => new Date() });
const round = () => roundOf(database, server, device);
const storedRequest = async () =>
  (await server.store.database('lichtenberg-private')).get(request._id);

describe('what an info tablet seals', () => {
  it('waits for the quarter’s key', async () => {
    expect(await sealDocument(around(), request)).toEqual({ ok: false, error: { code: 'noKey' } });
    expect(await database.outbox.count()).toBe(0);
  });

  it('is readable nowhere on the tablet, and delivered after a restart', async () => {
    await round();
    const sealed = await sealDocument(around(), request);
    expect(sealed.ok).toBe(true);
    const dump = await dumpOf(database);
    expect(dump).toContain('letter:');
    for (const secret of [WORD, PERSON, request._id, '0209']) expect(dump).not.toContain(secret);
    expect(await readWaiting(database, 'lichtenberg')).toMatchObject([{ sealed: true }]);
    const exported = JSON.stringify(await unsentExport(database, 'lichtenberg', new Date()));
    expect(exported).toContain('"box"');
    expect(exported).not.toContain(WORD);
    database.close();
    database = aDatabase(indexedDB);
    expect(await round()).toBe(true);
    expect(await storedRequest()).toMatchObject({ doc: { words: WORD, by: { role: 'kiosk' } } });
    expect(await readWaiting(database, 'lichtenberg')).toEqual([]);
    expect(await dumpOf(database)).not.toContain(WORD);
  });

  it('is sent again to a server that was set back, and only once to one that was not', async () => {
    await round();
    await sealDocument(around(), request);
    await round();
    const first = await storedRequest();
    await round();
    expect((await storedRequest())?.rev).toBe(first?.rev);
    expect(await database.outbox.toArray()).toMatchObject([{ status: 'kept' }]);
    // A backup from before the letter, under a new epoch.
    const kept = await (await server.store.database(REGISTRY)).all();
    const own = kept.documents.filter(({ id }) => /^(sealKey|device):/.test(id));
    const store = aMemoryStore();
    const writes = own.map(({ id, doc }) => ({ id, base: null, doc }));
    await (await store.database(REGISTRY)).write(writes);
    await server.stop();
    const sealKey = await new SealKeys(store).ensure('lichtenberg');
    server = await startTestServer({ store, documents: [aQuarter({ sealKey })] });
    await round();
    expect(await storedRequest()).toMatchObject({ doc: { words: WORD } });
  });

  it('is let go of a day after its acceptance by the server’s time, whatever the tablet’s clock says', async () => {
    await round();
    await sealDocument(around(), request);
    await round();
    const [kept] = await database.outbox.toArray();
    expect(kept).toMatchObject({ status: 'kept', keptSince: expect.any(Number) });
    const since = kept?.keptSince ?? 0;
    const aYearAhead = () => new Date(Date.now() + 365 * 24 * 3_600_000);
    await roundOf(database, server, device, aYearAhead);
    expect(await database.outbox.count()).toBe(1);
    await sweepLetters(around(), since + 25 * 3_600_000);
    expect(await database.outbox.count()).toBe(0);
  });

  it('that is refused is kept as sealed as it was', async () => {
    await round();
    await sealDocument(
      around(),
      doc('call', 'office:call:x', { whom: { name: WORD }, why: 'other' }),
    );
    await round();
    const [refusal] = await database.refusals.toArray();
    expect(refusal).toMatchObject({ code: 'forbidden', id: expect.stringMatching(/^letter:/) });
    expect(await dumpOf(database)).not.toContain(WORD);
    expect(await database.outbox.count()).toBe(0);
  });
});
