import { describe, expect, it } from 'vitest';
import type { Body } from '#domain/version.ts';
import { readCalls } from '../../app/data/call-list.ts';
import {
  extend,
  keepOneLoan,
  type LendingDone,
  lend,
  setLendableState,
  takeBack,
  undoLending,
} from '../../app/data/lend-commands.ts';
import { addLendable, changeLendable, undoAddLendable } from '../../app/data/lendable-commands.ts';
import { readOverdue, remindOf, undoReminders } from '../../app/data/loan-reminders.ts';
import { readLendables } from '../../app/data/loan-steps.ts';
import { aCommandDevice, type CommandDevice } from '../support/command-device.ts';
import { must } from '../support/must.ts';
import {
  aPerson,
  RESIDENT_ID,
  SAMPLES,
  STRANGER_ID,
  VOLUNTEER_ID,
} from '../support/sample-documents.ts';

const QUARTER = 'lichtenberg';
const TABLET = SAMPLES.lendable._id;
const PARTS = [{ name: 'Ladekabel' }, { name: 'Hülle' }];
const SIGNATURE = { width: 600, height: 200, strokes: [[10, 10, 200, 100]] };

const aDevice = async (role: 'team' | 'office', ...docs: Body[]) => {
  const scopes = ['public', 'team', ...(role === 'office' ? ['office'] : [])];
  const device = await aCommandDevice({ role, deviceId: 'd0123456789ab', scopes });
  await device.hold({ ...SAMPLES.lendable, parts: PARTS }, ...docs);
  return device;
};
const standing = async ({ database }: CommandDevice) => {
  const view = (await readLendables(database, QUARTER)).find(
    ({ lendable }) => lendable._id === TABLET,
  );
  return view?.standing;
};
const said = async (device: CommandDevice) => (await device.all('lendable'))[0]?.state;
const lendTo = async (device: CommandDevice, personId = RESIDENT_ID, fields = {}) =>
  lend(device.around, {
    lendableId: TABLET,
    personId,
    dueOn: '2026-12-28',
    parts: PARTS,
    signed: 'tablet',
    signature: SIGNATURE,
    agreement: 'vor-ort-1',
    doneBy: VOLUNTEER_ID,
    ...fields,
  });
const giveBack = (device: CommandDevice, fields = {}) =>
  takeBack(device.around, { lendableId: TABLET, parts: PARTS, isBroken: false, ...fields });
const undo = async (device: CommandDevice, done: LendingDone) =>
  must(await undoLending(device.around, done));

describe('a Treff’s tablet', () => {
  it('lends a thing with what was signed, and takes that back', async () => {
    const device = await aDevice('team');
    const done = must(await lendTo(device));
    expect(await device.all('loan')).toMatchObject([
      {
        step: 'lent',
        personId: RESIDENT_ID,
        dueOn: '2026-12-28',
        parts: PARTS,
        signed: 'tablet',
        signature: SIGNATURE,
        agreement: 'vor-ort-1',
        doneBy: VOLUNTEER_ID,
      },
    ]);
    expect([(await standing(device))?.state, await said(device)]).toEqual(['lent', 'lent']);
    expect(await lendTo(device, STRANGER_ID)).toMatchObject({ error: { code: 'notAvailable' } });
    await undo(device, done);
    expect([await device.all('loan'), await said(device)]).toEqual([[], 'available']);
  });

  it('extends and takes back by steps: nothing that was written is changed', async () => {
    const device = await aDevice('team');
    must(await lendTo(device));
    const [lent] = await device.all('loan');
    const { loanId } = (await standing(device))?.open[0] ?? { loanId: '' };
    const longer = must(
      await extend(device.around, { lendableId: TABLET, loanId, dueOn: '2027-01-20' }),
    );
    expect((await standing(device))?.open[0]?.dueOn).toBe('2027-01-20');
    await undo(device, longer);
    expect((await standing(device))?.open[0]?.dueOn).toBe('2026-12-28');
    device.at = new Date('2026-12-20T09:00:00Z');
    const back = must(await giveBack(device, { parts: [PARTS[0]], note: 'Kratzer am Rand' }));
    expect((await standing(device))?.past[0]?.returned).toMatchObject({
      personId: RESIDENT_ID,
      parts: [PARTS[0]],
      note: 'Kratzer am Rand',
    });
    expect(await said(device)).toBe('available');
    expect((await device.all('loan')).find(({ _id }) => _id === lent?._id)).toEqual(lent);
    await undo(device, back);
    expect([(await standing(device))?.state, await said(device)]).toEqual(['lent', 'lent']);
    expect(
      await extend(device.around, { lendableId: TABLET, loanId: 'x', dueOn: '2027-01-20' }),
    ).toMatchObject({ error: { code: 'notOut' } });
  });

  it('takes back what it never heard was lent: nobody is named, and nobody signs', async () => {
    const device = await aDevice('team');
    must(await giveBack(device, { signed: 'tablet', signature: SIGNATURE, note: 'ganz' }));
    const [step] = await device.all('loan');
    expect(step).toMatchObject({ step: 'returned', note: 'ganz' });
    expect([step?.personId, step?.signature, step?.signed]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    // The loan arrives afterwards, and has ended.
    await device.hold({ ...SAMPLES.loan, at: '2026-11-29T10:00:00Z' });
    expect(await standing(device)).toMatchObject({ state: 'available', open: [] });
  });

  it('changes what is said of a thing, and nothing else of it', async () => {
    const device = await aDevice('team');
    const done = must(await setLendableState(device.around, TABLET, 'repair'));
    expect([(await standing(device))?.state, await said(device)]).toEqual(['repair', 'repair']);
    expect(await lendTo(device)).toMatchObject({ error: { code: 'notAvailable' } });
    await undo(device, done);
    expect(await said(device)).toBe('available');
    const details = { name: 'Anders', number: '5', kind: 'tablet' } as const;
    expect(await addLendable(device.around, details)).toMatchObject({
      error: { code: 'forbidden' },
    });
    expect(await changeLendable(device.around, TABLET, details)).toMatchObject({
      error: { code: 'forbidden' },
    });
  });

  it('sends what came back broken to be repaired; what was gone and came back is here', async () => {
    const device = await aDevice('team');
    must(await lendTo(device));
    must(await setLendableState(device.around, TABLET, 'missing'));
    expect((await standing(device))?.open.length).toBe(1);
    const back = must(await giveBack(device));
    expect(await said(device)).toBe('available');
    await undo(device, back);
    expect(await said(device)).toBe('missing');
    must(await giveBack(device, { isBroken: true }));
    expect((await standing(device))?.state).toBe('repair');
  });

  it('leaves a state as it is that another has set since', async () => {
    const device = await aDevice('team');
    const done = must(await lendTo(device));
    must(await setLendableState(device.around, TABLET, 'missing'));
    await undo(device, done);
    expect([await said(device), await device.all('loan')]).toEqual(['missing', []]);
  });

  it('asks whose loan ends where two have the thing', async () => {
    const loan = (loanId: string, personId: string) => ({
      ...SAMPLES.loan,
      _id: `loan:${loanId}~s`,
      loanId,
      personId,
      at: '2026-11-29T10:00:00Z',
    });
    const device = await aDevice('team', loan('a', RESIDENT_ID), loan('b', STRANGER_ID));
    expect(await giveBack(device)).toMatchObject({ error: { code: 'whichLoan' } });
    must(await giveBack(device, { loanId: 'b' }));
    expect((await standing(device))?.open.map(({ loanId }) => loanId)).toEqual(['a']);
    expect(await said(device)).toBe('lent');
  });
});

describe('the office', () => {
  it('enters things to lend, each with a number of its own', async () => {
    const device = await aDevice('office');
    const details = { name: 'Rauchmelder', number: ' 4 ', kind: 'smokeDetector' } as const;
    expect(await addLendable(device.around, details)).toMatchObject({
      error: { code: 'numberTaken' },
    });
    const id = must(await addLendable(device.around, { ...details, number: '5' }));
    const two = [{ name: 'Dübel', count: 2 }];
    must(await changeLendable(device.around, id, { ...details, number: '5', parts: two }));
    expect((await device.all('lendable')).find(({ _id }) => _id === id)).toMatchObject({
      name: 'Rauchmelder',
      parts: two,
      state: 'available',
    });
    const lent = { ...SAMPLES.loan, _id: 'loan:z~1', loanId: 'z', lendableId: id };
    await device.hold(lent);
    expect(await undoAddLendable(device.around, id)).toMatchObject({
      error: { code: 'notAvailable' },
    });
    await device.database.documents.delete(['lichtenberg', lent._id]);
    must(await undoAddLendable(device.around, id));
    expect((await device.all('lendable')).length).toBe(1);
  });

  it('says which of two loans it is; the other ends and stays to be seen', async () => {
    const device = await aDevice('office', SAMPLES.loan, {
      ...SAMPLES.loan,
      _id: 'loan:l2~s',
      loanId: 'l2',
      personId: STRANGER_ID,
    });
    const done = must(await keepOneLoan(device.around, { lendableId: TABLET, loanId: 'l2' }));
    expect(await standing(device)).toMatchObject({
      open: [{ loanId: 'l2' }],
      past: [{ loanId: 'l1', returned: { cleared: true } }],
    });
    await undo(device, done);
    expect((await standing(device))?.open.length).toBe(2);
  });
});

describe('reminders', () => {
  const overdue = { ...SAMPLES.loan, dueOn: '2026-11-20' };
  const TODAY = '2026-11-30';
  const remind = async (device: CommandDevice) =>
    must(await remindOf(device.around, ['l1'], TODAY));
  const toRing = async ({ database }: CommandDevice) =>
    (await readCalls(database, QUARTER)).filter(({ isPending }) => isPending);

  it('are put on the Anrufliste once for each day that was due, and taken off again', async () => {
    const device = await aDevice('office', overdue, aPerson(RESIDENT_ID, { phone: '0209 123' }));
    const added = await remind(device);
    expect(await remind(device)).toEqual([]);
    expect(await toRing(device)).toMatchObject([
      { name: 'Frau A.', phone: '0209 123', call: { why: 'loan', about: TABLET, byWhen: TODAY } },
    ]);
    expect([...(await readOverdue(device.database, QUARTER, TODAY)).reminded]).toEqual(['l1']);
    await undoReminders(device.around, added);
    expect(await toRing(device)).toEqual([]);
  });

  it('are in vain once the thing is back or due another day', async () => {
    const device = await aDevice('office', overdue, aPerson(RESIDENT_ID));
    await remind(device);
    const longer = must(
      await extend(device.around, { lendableId: TABLET, loanId: 'l1', dueOn: '2026-12-24' }),
    );
    expect(await toRing(device)).toEqual([]);
    await undo(device, longer);
    expect(await toRing(device)).toHaveLength(1);
    device.at = new Date('2026-12-03T09:00:00Z');
    must(await giveBack(device));
    expect(await toRing(device)).toEqual([]);
  });

  it('go to nobody who died: the office clarifies', async () => {
    const ended = { reason: 'died', on: '2026-11-25' };
    const device = await aDevice('office', overdue, aPerson(RESIDENT_ID, { ended }));
    expect(await remind(device)).toEqual([]);
    const { clarify } = await readOverdue(device.database, QUARTER, TODAY);
    expect(clarify).toMatchObject([{ loanId: 'l1' }]);
    expect(await device.all('call')).toEqual([]);
  });

  it.each(['officeClarifies', 'missing'] as const)(
    'go to nobody once a thing is said to be %s, also those that stood on the Anrufliste',
    async (state) => {
      const device = await aDevice('office', overdue, aPerson(RESIDENT_ID));
      const added = await remind(device);
      const done = must(await setLendableState(device.around, TABLET, state));
      expect(await toRing(device)).toEqual([]);
      expect(await readOverdue(device.database, QUARTER, TODAY)).toMatchObject({
        remind: [],
        clarify: [{ loanId: 'l1' }],
      });
      await undo(device, done);
      expect(await toRing(device)).toHaveLength(1);
      await undoReminders(device.around, added);
      must(await setLendableState(device.around, TABLET, state));
      expect(await remind(device)).toEqual([]);
      expect(await device.all('call')).toEqual([]);
    },
  );
});
