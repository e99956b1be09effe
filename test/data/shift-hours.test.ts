import { describe, expect, it } from 'vitest';
import { parseDocument } from '#domain/any-document.ts';
import { rosterOf } from '#domain/roster.ts';
import { type Shift, shiftId } from '#domain/shift.ts';
import { hoursOfYear } from '#domain/volunteer-hours.ts';
import { sayCanNot } from '../../app/data/roster-commands.ts';
import { keepHours, undoHours, type WorkedHours } from '../../app/data/shift-hours.ts';
import { aCommandDevice, type CommandDevice } from '../support/command-device.ts';
import { must } from '../support/must.ts';
import { doc } from '../support/sample-documents.ts';

const [ANNA, BERND] = ['a1'.repeat(16), 'b2'.repeat(16)];
const PLACE = 'place:huellen';
const DATE = '2026-11-24';
const NOW = '2026-11-30T10:00';
const office = () => aCommandDevice({ role: 'office', deviceId: 'd0123456789ab' });
const phoneOf = (personId: string) =>
  aCommandDevice({ role: 'team', deviceId: 'd0123456789cd', personId });
const planned = (fields: Record<string, unknown> = {}) =>
  doc('shift', shiftId(PLACE, DATE, ANNA), {
    ...{ placeId: PLACE, date: DATE, personId: ANNA, from: '15:00', to: '18:00' },
    ...fields,
  });
const shiftOf = async (device: CommandDevice) =>
  (await device.all('shift'))[0] as Shift | undefined;
const hours = (fields: Partial<WorkedHours> = {}): WorkedHours => ({
  ...{ personId: ANNA, date: DATE, placeId: PLACE, from: '14:30', to: '18:30' },
  ...fields,
});
/** Anna's year, as her certificate adds it up. */
const yearOf = async (device: CommandDevice) => {
  const shifts = (await device.all('shift')) as unknown as Shift[];
  const duties = rosterOf([], new Map(), shifts);
  return hoursOfYear({ personId: ANNA, year: '2026', now: NOW }, duties, []);
};

describe('hours that are written down afterwards', () => {
  it('put a shift right and say who did it; what was planned about it stays', async () => {
    const device = await office();
    await device.hold(planned({ standsInFor: BERND }));
    const kept = must(await keepHours(device.around, hours()));
    expect(await shiftOf(device)).toMatchObject({
      ...{ from: '14:30', to: '18:30', standsInFor: BERND },
      ...{ hoursBy: 'office', hoursAt: '2026-11-30T09:00:00.000Z' },
    });
    expect(parseDocument(await shiftOf(device)).ok).toBe(true);
    expect(await yearOf(device)).toMatchObject({ minutes: 240, shifts: 1 });
    must(await undoHours(device.around, kept));
    const again = await shiftOf(device);
    expect(again).toMatchObject({ from: '15:00', to: '18:00', standsInFor: BERND });
    for (const field of ['hoursBy', 'hoursAt']) expect(again).not.toHaveProperty(field);
  });

  it('are added for a day without a shift, at no Treff too; taken back nothing stays', async () => {
    const device = await office();
    const kept = must(await keepHours(device.around, hours({ placeId: undefined }), 'Anna Ahrens'));
    expect(kept).toEqual({ id: `shift:${DATE}~${ANNA}` });
    expect(await device.all('visitor')).toMatchObject([{ displayName: 'Anna Ahrens' }]);
    const year = await yearOf(device);
    expect(year).toMatchObject({ minutes: 240, shifts: 1, unknown: 0 });
    const said = { from: '14:30', to: '18:30', hoursBy: 'office' };
    expect(year.worked).toMatchObject([said]);
    must(await undoHours(device.around, kept));
    expect(await device.all('shift')).toEqual([]);
  });

  it('are written twice for one day as one, the last ones', async () => {
    const device = await office();
    await keepHours(device.around, hours({ placeId: undefined }));
    await keepHours(device.around, hours({ placeId: undefined, to: '15:30' }));
    expect(await device.all('shift')).toHaveLength(1);
    expect((await yearOf(device)).minutes).toBe(60);
  });

  it('count for who said that they cannot, came all the same, and stay so', async () => {
    const device = await office();
    await device.hold(planned());
    must(await sayCanNot(device.around, planned()._id, true));
    expect((await yearOf(device)).shifts).toBe(0);
    must(await keepHours(device.around, hours()));
    expect(await shiftOf(device)).toMatchObject({ canNot: true });
    expect((await yearOf(device)).minutes).toBe(240);
  });

  it('are a volunteer’s own to write on their phone, and nobody else’s', async () => {
    const phone = await phoneOf(ANNA);
    must(await keepHours(phone.around, hours()));
    expect(await shiftOf(phone)).toMatchObject({ hoursBy: ANNA });
    const others = keepHours(phone.around, hours({ personId: BERND }));
    expect(await others).toEqual({ ok: false, error: { code: 'notOwn' } });
    const tablet = await aCommandDevice({ role: 'team', deviceId: 'd0123456789ef' });
    const atTablet = keepHours(tablet.around, hours());
    expect(await atTablet).toEqual({ ok: false, error: { code: 'notOwn' } });
  });

  it('are refused where it is not over, or ends before it begins', async () => {
    const device = await office();
    const codeOf = async (fields: Partial<WorkedHours>) => {
      const kept = await keepHours(device.around, hours(fields));
      return kept.ok ? 'kept' : kept.error.code;
    };
    expect(await codeOf({ date: '2026-12-01' })).toBe('notOver');
    // It is ten o'clock.
    expect(await codeOf({ date: '2026-11-30', from: '08:00', to: '10:30' })).toBe('notOver');
    expect(await codeOf({ from: '18:00', to: '15:00' })).toBe('noLength');
    expect(await codeOf({ from: '15:00', to: '15:00' })).toBe('noLength');
    expect(await codeOf({ date: '2026-11-30', from: '08:00', to: '10:00' })).toBe('kept');
  });
});
