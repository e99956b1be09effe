import { describe, expect, it } from 'vitest';
import type { Shift } from '#domain/shift.ts';
import { shiftId } from '#domain/shift.ts';
import { readOwnDuty, readShifts } from '../../app/data/roster.ts';
import {
  planShifts,
  putBack,
  removeShifts,
  sayCanNot,
  standIn,
} from '../../app/data/roster-commands.ts';
import { aCommandDevice, type CommandDevice } from '../support/command-device.ts';
import { must } from '../support/must.ts';
import { doc } from '../support/sample-documents.ts';

const QUARTER = 'lichtenberg';
const [ANNA, BERND] = ['a1'.repeat(16), 'b2'.repeat(16)];
const PLACE = 'place:huellen';
const DUTIES = ['2026-12-01', '2026-12-08'].map((date) => {
  return { date, placeId: PLACE, from: '15:00', to: '18:00' };
});
const office = () => aCommandDevice({ role: 'office', deviceId: 'd0123456789ab' });
const phoneOf = (personId: string) =>
  aCommandDevice({ role: 'team', deviceId: 'd0123456789cd', personId });
const shifts = async ({ database }: CommandDevice) =>
  readShifts(database, QUARTER, { from: '2026-11-30', until: '2027-01-01' });
const anna = { personId: ANNA, name: 'Anna Ahrens' };
const annas = async (device: CommandDevice): Promise<Shift> =>
  (await shifts(device)).find(({ personId }) => personId === ANNA) ?? expect.fail('no shift');

describe('the office plans', () => {
  it('enters somebody on several days once, and lets the team know the name', async () => {
    const device = await office();
    expect(must(await planShifts(device.around, anna, DUTIES))).toEqual(
      DUTIES.map(({ date }) => shiftId(PLACE, date, ANNA)),
    );
    expect(must(await planShifts(device.around, anna, DUTIES))).toEqual([]);
    expect((await shifts(device)).map(({ date, from, to }) => [date, from, to])).toEqual([
      ['2026-12-01', '15:00', '18:00'],
      ['2026-12-08', '15:00', '18:00'],
    ]);
    expect(await device.all('visitor')).toMatchObject([
      { personId: ANNA, displayName: 'Anna Ahrens', volunteer: true },
    ]);
  });

  it('keeps the name by which the team knows them already', async () => {
    const device = await office();
    const known = { personId: ANNA, displayName: 'Anna', band: '75+' };
    await device.hold(doc('visitor', `visitor:${ANNA}`, known));
    must(await planShifts(device.around, anna, DUTIES));
    expect(await device.all('visitor')).toMatchObject([{ ...known, volunteer: true }]);
  });

  it('takes off, and puts back what was said of it', async () => {
    const device = await office();
    const ids = must(await planShifts(device.around, anna, DUTIES));
    must(await sayCanNot(device.around, ids[0] ?? '', true));
    const removed = must(await removeShifts(device.around, ids));
    expect(await shifts(device)).toEqual([]);
    must(await putBack(device.around, removed));
    expect((await shifts(device)).map(({ canNot }) => canNot)).toEqual([true, undefined]);
  });
});

describe('a volunteer', () => {
  const phone = async (personId: string) => {
    const device = await phoneOf(personId);
    must(await planShifts(device.around, anna, DUTIES.slice(0, 1)));
    return device;
  };

  it('says that they cannot, and that they can after all', async () => {
    const device = await phone(ANNA);
    const { _id } = await annas(device);
    must(await sayCanNot(device.around, _id, true));
    expect((await annas(device)).canNot).toBe(true);
    expect(await readOwnDuty(device.database, QUARTER, '2026-11-30')).toEqual({ open: 0 });
    must(await sayCanNot(device.around, _id, false));
    expect(await annas(device)).not.toHaveProperty('canNot');
    expect(await readOwnDuty(device.database, QUARTER, '2026-11-30')).toMatchObject({
      next: { date: '2026-12-01' },
      open: 0,
    });
    expect(await sayCanNot(device.around, 'shift:none', true)).toMatchObject({
      error: { code: 'unknown' },
    });
  });

  it('stands in with a shift of their own, at the same hours, and twice is once', async () => {
    const device = await phone(BERND);
    must(await sayCanNot(device.around, (await annas(device))._id, true));
    expect(await readOwnDuty(device.database, QUARTER, '2026-11-30')).toEqual({ open: 1 });
    const id = must(await standIn(device.around, await annas(device), BERND));
    expect(must(await standIn(device.around, await annas(device), BERND))).toBe(id);
    expect((await shifts(device)).find(({ _id }) => _id === id)).toMatchObject({
      personId: BERND,
      standsInFor: ANNA,
      from: '15:00',
      to: '18:00',
    });
    expect(await readOwnDuty(device.database, QUARTER, '2026-11-30')).toMatchObject({
      next: { personId: BERND },
      open: 0,
    });
  });

  it('does not stand in where they are on already', async () => {
    const device = await phone(BERND);
    const bernd = { personId: BERND, name: 'Bernd Brandt' };
    must(await planShifts(device.around, bernd, DUTIES.slice(0, 1)));
    expect(await standIn(device.around, await annas(device), BERND)).toMatchObject({
      error: { code: 'onAlready' },
    });
  });
});
