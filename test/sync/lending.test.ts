import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Lending } from '#domain/lendings.ts';
import type { Body } from '#domain/version.ts';
import { lend, takeBack, undoLending } from '../../app/data/lend-commands.ts';
import { changeLendable } from '../../app/data/lendable-commands.ts';
import { observeLendingToClear } from '../../app/data/loan-reminders.ts';
import { readLendable, readLendables } from '../../app/data/loan-steps.ts';
import { setLocalDatabase } from '../../app/data/local-store.ts';
import { SealKeys } from '../../sync-server/sealing/seal-keys.ts';
import { BOTH_STORES, type OpenedStore } from '../support/both-stores.ts';
import { aQuarter } from '../support/builders.ts';
import { EngineDevice, untilQuiet } from '../support/engine-device.ts';
import { LockedTablet } from '../support/locked-tablet.ts';
import { must } from '../support/must.ts';
import { aPairedDevice } from '../support/paired-device.ts';
import { RESIDENT_ID, SAMPLES, STRANGER_ID } from '../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { plant } from '../support/visits.ts';

const QUARTER = 'lichtenberg';
const TABLET = SAMPLES.lendable._id;
const SIGNATURE = { width: 600, height: 200, strokes: [[10, 10, 200, 100, 321, 123]] };
const SCRATCH = 'Kratzer am Rand';

describe.each(BOTH_STORES)('lending without a network (%s)', (_name, open) => {
  let opened: OpenedStore;
  let server: TestServer;
  let office: EngineDevice;
  let tablets: [EngineDevice, EngineDevice, EngineDevice];
  let others: { database: { close(): void } }[] = [];

  const tablet = async () => {
    const paired = await aPairedDevice(opened.store, { role: 'team', placeId: 'huellen' });
    const device = await EngineDevice.open({ origin: server.url, paired });
    others.push(device);
    await device.round();
    return device;
  };

  beforeEach(async () => {
    opened = await open();
    const sealKey = await new SealKeys(opened.store).ensure(QUARTER);
    server = await startTestServer({ store: opened.store, documents: [aQuarter({ sealKey })] });
    await plant(await opened.store.database(`${QUARTER}-team`), [SAMPLES.lendable]);
    others = [];
    tablets = [await tablet(), await tablet(), await tablet()];
    const paired = await aPairedDevice(opened.store, { role: 'office' });
    office = await EngineDevice.open({ origin: server.url, paired });
    others.push(office);
    await office.round();
  });
  afterEach(async () => {
    for (const { database } of others) database.close();
    await server.stop();
    await opened.remove();
  });

  const lendAt = async (device: EngineDevice, personId: string) =>
    must(
      await lend(await device.around(), {
        lendableId: TABLET,
        personId,
        dueOn: '2027-01-20',
        parts: [{ name: 'Ladekabel' }],
        signed: 'tablet',
        signature: SIGNATURE,
        agreement: 'vor-ort-1',
      }),
    );
  const backAt = async (device: EngineDevice, fields = {}) =>
    must(
      await takeBack(await device.around(), {
        lendableId: TABLET,
        parts: [],
        isBroken: false,
        ...fields,
      }),
    );
  const standing = async ({ database }: EngineDevice) => {
    const view = await readLendable(database, QUARTER, TABLET);
    return view?.standing ?? expect.fail('no such thing');
  };
  const borrowers = (open: readonly Lending[]) => open.map(({ personId }) => personId).sort();
  const toClear = async ({ database }: EngineDevice) => {
    setLocalDatabase(database);
    return new Promise((resolve, reject) => {
      const seen = observeLendingToClear(QUARTER, '2026-12-01').subscribe({
        next: (count) => {
          resolve(count);
          queueMicrotask(() => seen.unsubscribe());
        },
        error: reject,
      });
    });
  };

  it('two tablets lend the same thing: both loans are there, the office is told, nothing is lost', async () => {
    const [one, two, three] = tablets;
    await lendAt(one, RESIDENT_ID);
    await lendAt(two, STRANGER_ID);
    expect(await toClear(office)).toBe(0);
    await untilQuiet(two, one, three, office);
    for (const device of [one, two, three, office]) {
      const { state, open } = await standing(device);
      expect([state, borrowers(open)]).toEqual(['lent', [RESIDENT_ID, STRANGER_ID].sort()]);
      expect(open.map(({ lent }) => lent?.signature)).toEqual([SIGNATURE, SIGNATURE]);
    }
    expect(await toClear(office)).toBe(1);
    // Both said "lent": there is no other value for the office to choose between.
    const docs = (await office.documents()).map(([, , doc]) => doc);
    expect(docs.filter(({ type }) => type === 'superseded')).toEqual([]);
    expect((await Promise.all(tablets.map((device) => device.refusals()))).flat()).toEqual([]);
  });

  it('a third tablet takes back before the first has told of the loan: it is back, and nobody has it', async () => {
    const [one, two, three] = tablets;
    await lendAt(one, RESIDENT_ID);
    await backAt(three, { note: SCRATCH });
    await untilQuiet(three, office, two);
    expect(await standing(office)).toMatchObject({ state: 'available', open: [], past: [{}] });
    await untilQuiet(one, office, two, three);
    for (const device of [one, two, three, office]) {
      const { open, past } = await standing(device);
      expect([open, past.length]).toEqual([[], 1]);
      expect(past[0]).toMatchObject({
        personId: RESIDENT_ID,
        lent: { signature: SIGNATURE },
        returned: { note: SCRATCH },
      });
    }
    expect(await toClear(office)).toBe(0);
  });

  it('one who heard of the loan takes it back while another extends: the end stands, both are told', async () => {
    const [one, two] = tablets;
    await lendAt(one, RESIDENT_ID);
    await untilQuiet(one, two, office);
    const [loan] = (await standing(office)).open;
    await office.create({
      ...(loan?.lent as unknown as Body),
      _id: `loan:${loan?.loanId}~x`,
      step: 'extended',
      dueOn: '2027-02-02',
      at: new Date().toISOString(),
      clock: {},
    });
    await backAt(two);
    await untilQuiet(two, office, one);
    for (const device of [one, two, office]) {
      const { open, past } = await standing(device);
      expect([open, past[0]?.steps.length]).toEqual([[], 3]);
    }
  });

  it('what a tablet took back of its own is gone everywhere; the office changes no state with a name', async () => {
    const [one, two] = tablets;
    const done = await lendAt(one, RESIDENT_ID);
    await untilQuiet(one, two);
    must(await undoLending(await one.around(), done));
    const details = { name: 'Tablet vier', number: '4', kind: 'tablet' } as const;
    must(await changeLendable(await office.around(), TABLET, details));
    await untilQuiet(one, office, two);
    for (const device of [one, two, office]) {
      const [view] = await readLendables(device.database, QUARTER);
      expect(view).toMatchObject({
        lendable: { name: 'Tablet vier', state: 'available' },
        standing: { open: [], past: [] },
      });
    }
  });

  it('a locked tablet takes back by the number, and keeps notes and signatures unreadable', async () => {
    const [one] = tablets;
    await lendAt(one, RESIDENT_ID);
    await one.round();
    const paired = await aPairedDevice(opened.store, { role: 'team', placeId: 'huellen' });
    const locked = await LockedTablet.open({ origin: server.url, paired });
    await locked.device.round();
    await locked.restart();
    others.push(locked);
    const [view] = await readLendables(locked.database, QUARTER);
    expect(view?.standing.open).toMatchObject([{ personId: RESIDENT_ID, dueOn: '2027-01-20' }]);
    await backAt(locked.device, { signed: 'tablet', signature: SIGNATURE, note: SCRATCH });
    expect((await standing(locked.device)).past[0]?.returned?.signature).toBeUndefined();
    const dump = await locked.dump();
    expect([dump.includes(SCRATCH), dump.includes('321,123')]).toEqual([false, false]);
    await untilQuiet(locked.device, office, one);
    expect((await standing(office)).past[0]?.returned).toMatchObject({
      personId: RESIDENT_ID,
      signature: SIGNATURE,
      note: SCRATCH,
    });
    await locked.unlock();
    const { past } = (await readLendable(locked.database, QUARTER, TABLET))?.standing ?? {};
    expect(past?.[0]).toMatchObject({
      lent: { signature: SIGNATURE },
      returned: { note: SCRATCH },
    });
  });
});
