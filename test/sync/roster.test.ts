import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Shift, shiftId, shiftStanding } from '#domain/shift.ts';
import { readShifts } from '../../app/data/roster.ts';
import { planShifts, removeShifts, sayCanNot, standIn } from '../../app/data/roster-commands.ts';
import { BOTH_STORES, type OpenedStore } from '../support/both-stores.ts';
import { EngineDevice, untilQuiet } from '../support/engine-device.ts';
import { must } from '../support/must.ts';
import { aPairedDevice } from '../support/paired-device.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const QUARTER = 'lichtenberg';
const [ANNA, BERND, CLARA] = ['a1', 'b2', 'c3'].map((two) => two.repeat(16)) as [
  string,
  string,
  string,
];
const PLACE = 'place:huellen';
const DATE = '2026-12-01';
const ANNAS = shiftId(PLACE, DATE, ANNA);

describe.each(BOTH_STORES)('the roster on several phones (%s)', (_name, open) => {
  let opened: OpenedStore;
  let server: TestServer;
  let phones: Record<'office' | 'anna' | 'bernd' | 'clara', EngineDevice>;

  beforeEach(async () => {
    opened = await open();
    server = await startTestServer({ store: opened.store });
    const device = async (role: 'office' | 'team', personId?: string) => {
      const paired = await aPairedDevice(server.store, { role, personId });
      return EngineDevice.open({ origin: server.url, paired });
    };
    phones = {
      office: await device('office'),
      anna: await device('team', ANNA),
      bernd: await device('team', BERND),
      clara: await device('team', CLARA),
    };
    const duty = { date: DATE, placeId: PLACE, from: '15:00', to: '18:00' };
    const around = await phones.office.around();
    must(await planShifts(around, { personId: ANNA, name: 'Anna' }, [duty]));
    await untilQuiet(...Object.values(phones));
  });
  afterEach(async () => {
    for (const { database } of Object.values(phones)) database.close();
    await server.stop();
    await opened.remove();
  });

  const shiftsOf = (device: EngineDevice): Promise<Shift[]> =>
    readShifts(device.database, QUARTER, { from: DATE, until: '2026-12-02' });
  /** How everybody stands, as one device sees it. */
  const seenBy = async (device: EngineDevice) => {
    const shifts = await shiftsOf(device);
    const told = shifts.map((shift) => [shift.personId, shiftStanding(shift, shifts)]);
    return Object.fromEntries(told) as Record<string, string>;
  };
  const annas = async (device: EngineDevice) =>
    (await shiftsOf(device)).find(({ _id }) => _id === ANNAS) ?? expect.fail('no shift');
  const cannot = async () => {
    must(await sayCanNot(await phones.anna.around(), ANNAS, true));
    await untilQuiet(...Object.values(phones));
  };
  const offer = async (device: EngineDevice, me: string) =>
    must(await standIn(await device.around(), await annas(device), me));

  it('what one says in the cellar the others read later, and what they answer comes back', async () => {
    must(await sayCanNot(await phones.anna.around(), ANNAS, true));
    expect(await seenBy(phones.anna)).toEqual({ [ANNA]: 'open' });
    expect(await seenBy(phones.bernd)).toEqual({ [ANNA]: 'comes' });
    await untilQuiet(...Object.values(phones));
    expect(await seenBy(phones.bernd)).toEqual({ [ANNA]: 'open' });
    await offer(phones.bernd, BERND);
    expect(await seenBy(phones.anna)).toEqual({ [ANNA]: 'open' });
    await untilQuiet(...Object.values(phones));
    for (const device of Object.values(phones)) {
      expect(await seenBy(device)).toEqual({ [ANNA]: 'covered', [BERND]: 'standsIn' });
    }
  });

  it('two stand in offline: who arrives first is it, everywhere, and the other is told', async () => {
    await cannot();
    await offer(phones.clara, CLARA);
    await offer(phones.bernd, BERND);
    // Each is it on their own phone, as far as it can know.
    expect(await seenBy(phones.clara)).toEqual({ [ANNA]: 'covered', [CLARA]: 'standsIn' });
    expect(await seenBy(phones.bernd)).toEqual({ [ANNA]: 'covered', [BERND]: 'standsIn' });
    await phones.bernd.round();
    await untilQuiet(...Object.values(phones));
    for (const device of Object.values(phones)) {
      const seen = { [ANNA]: 'covered', [BERND]: 'standsIn', [CLARA]: 'spare' };
      expect(await seenBy(device)).toEqual(seen);
    }
    // No value had to give way to another: nothing is left to be cleared.
    expect(
      await phones.office.database.documents
        .where({ quarter: QUARTER, type: 'superseded' })
        .count(),
    ).toBe(0);
  });

  it('who was told that it is them stays it, however late another offer comes', async () => {
    await cannot();
    await offer(phones.clara, CLARA);
    await offer(phones.bernd, BERND);
    await phones.bernd.round();
    await phones.bernd.round();
    expect(await seenBy(phones.bernd)).toMatchObject({ [BERND]: 'standsIn' });
    // The office corrects something of it: it has arrived all the same when it did.
    await phones.office.round();
    await phones.office.set(shiftId(PLACE, DATE, BERND), { from: '15:30' });
    await phones.clara.round();
    await untilQuiet(...Object.values(phones));
    expect(await seenBy(phones.clara)).toMatchObject({ [BERND]: 'standsIn', [CLARA]: 'spare' });
    const takenOff = await removeShifts(await phones.bernd.around(), [shiftId(PLACE, DATE, BERND)]);
    must(takenOff);
    await untilQuiet(...Object.values(phones));
    expect(await seenBy(phones.office)).toEqual({ [ANNA]: 'covered', [CLARA]: 'standsIn' });
  });

  it('she can after all while somebody stands in offline: nobody comes twice without being told', async () => {
    await cannot();
    await offer(phones.bernd, BERND);
    must(await sayCanNot(await phones.anna.around(), ANNAS, false));
    await untilQuiet(...Object.values(phones));
    for (const device of Object.values(phones)) {
      expect(await seenBy(device)).toEqual({ [ANNA]: 'comes', [BERND]: 'spare' });
    }
  });
});
