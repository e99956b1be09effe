import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followUp, undoFollowUp } from '../../app/data/follow-up.ts';
import { setLocalDatabase } from '../../app/data/local-store.ts';
import { readInbox } from '../../app/data/office-requests.ts';
import { addVisitor } from '../../app/data/treff-entries.ts';
import { SealKeys } from '../../sync-server/sealing/seal-keys.ts';
import { BOTH_STORES, type OpenedStore } from '../support/both-stores.ts';
import { aQuarter } from '../support/builders.ts';
import { EngineDevice, untilQuiet } from '../support/engine-device.ts';
import { dumpOf } from '../support/local-dump.ts';
import { aPairedDevice } from '../support/paired-device.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const QUARTER = 'lichtenberg';
const DRAFT = {
  words: 'Der Fernseher zeigt nichts',
  phone: '+49 209 12345',
  where: 'home',
} as const;

describe.each(BOTH_STORES)('what a visit left open, on %s', (_name, open) => {
  let opened: OpenedStore;
  let server: TestServer;
  let tablet: EngineDevice;
  let office: EngineDevice;
  /** How requests travel. */
  let travel: typeof fetch;

  beforeEach(async () => {
    travel = fetch;
    opened = await open();
    const sealKey = await new SealKeys(opened.store).ensure(QUARTER);
    server = await startTestServer({ store: opened.store, documents: [aQuarter({ sealKey })] });
    const device = async (role: 'team' | 'office') =>
      EngineDevice.open({
        origin: server.url,
        withVault: role === 'team',
        fetch: (input, init) => travel(input, init),
        paired: await aPairedDevice(server.store, {
          ...{ role, ...(role === 'team' ? { placeId: 'huellen' } : {}) },
        }),
      });
    [tablet, office] = [await device('team'), await device('office')];
    await tablet.round();
  });
  afterEach(async () => {
    await server.stop();
    await opened.remove();
  });

  async function aVisitor() {
    const entered = await addVisitor(await tablet.around(), { displayName: 'Frau Öz' });
    if (!entered.ok) throw new Error(entered.error.code);
    return entered.value;
  }

  const inbox = () => readInbox(office.database, QUARTER, new Date());
  const visit = async () =>
    (await tablet.database.documents.toArray()).find(({ type }) => type === 'visit')?.doc;

  it('lands in the office’s inbox, under the name and with the number; the tablet cannot read it', async () => {
    const { visitId, personId } = await aVisitor();
    setLocalDatabase(tablet.database);
    const made = await followUp(await tablet.around(), { visitId, personId }, DRAFT);
    expect(made.ok).toBe(true);
    expect(await visit()).toHaveProperty('followUpAt');
    const dump = await dumpOf(tablet.database);
    for (const secret of [DRAFT.words, '12345', ':request:']) expect(dump).not.toContain(secret);
    await untilQuiet(tablet, office);
    await expect
      .poll(async () => {
        await office.round();
        return inbox();
      })
      .toMatchObject([
        {
          personId,
          person: { name: 'Frau Öz' },
          request: { ...DRAFT, kind: 'technology', channel: 'desk' },
        },
      ]);
  });

  it('is not taken back while it is on its way; where nothing came of that, it is', async () => {
    const { visitId, personId } = await aVisitor();
    const around = await tablet.around();
    const made = await followUp(around, { visitId, personId }, DRAFT);
    if (!made.ok) throw new Error(made.error.code);
    let arrived = () => {};
    const isAtServer = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let answer = () => {};
    travel = async (input, init) => {
      const response = await fetch(input, init);
      if (!String(init?.body).includes('"sealed"')) return response;
      arrived();
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return response;
    };
    const round = tablet.round();
    await isAtServer;
    expect(await undoFollowUp(around, made.value)).toBe(false);
    answer();
    expect((await round).ok).toBe(true);
    expect(await visit()).toHaveProperty('followUpAt');

    const next = await followUp(around, { visitId, personId }, DRAFT);
    if (!next.ok) throw new Error(next.error.code);
    travel = () => Promise.reject(new TypeError('Failed to fetch'));
    expect((await tablet.round()).ok).toBe(false);
    expect(await undoFollowUp(around, next.value)).toBe(true);
  });

  it('is taken back while it waits on the tablet, and not after', async () => {
    const { visitId, personId } = await aVisitor();
    const around = await tablet.around();
    const first = await followUp(around, { visitId, personId }, DRAFT);
    if (!first.ok) throw new Error(first.error.code);
    expect(await undoFollowUp(around, first.value)).toBe(true);
    expect(await visit()).not.toHaveProperty('followUpAt');
    const second = await followUp(around, { visitId, personId }, DRAFT);
    if (!second.ok) throw new Error(second.error.code);
    await untilQuiet(tablet, office);
    expect(await undoFollowUp(around, second.value)).toBe(false);
    expect(await visit()).toHaveProperty('followUpAt');
    await expect
      .poll(async () => {
        await office.round();
        return (await inbox()).length;
      })
      .toBe(1);
  });
});
