import { describe, expect, it } from 'vitest';
import type { Quarter } from '#domain/quarter.ts';
import { documentById } from '../../app/data/document-range.ts';
import { changeQuarter } from '../../app/data/quarter-settings.ts';
import { aQuarter } from '../support/builders.ts';
import { aCommandDevice, type CommandDevice } from '../support/command-device.ts';

const QUARTER = 'lichtenberg';
const ID = `quarter:${QUARTER}`;

const office = async (settings: Partial<Quarter> = {}) => {
  const device = await aCommandDevice({ role: 'office', deviceId: 'd0123456789ab' });
  await device.hold({ ...aQuarter(settings) });
  return device;
};
const settingsOf = ({ database }: CommandDevice) => documentById<Quarter>(database, QUARTER, ID);

describe('the quarter’s rules', () => {
  it('are changed by the office, one beside the other, and taken back', async () => {
    const device = await office({ maxOpenTasks: 3 });
    const first = await changeQuarter(device.around, { escalation: { confirm: 2 } });
    const second = await changeQuarter(device.around, { maxOpenTasks: 8 });
    expect(await settingsOf(device)).toMatchObject({ escalation: { confirm: 2 }, maxOpenTasks: 8 });
    expect(second).toEqual({ ok: true, value: { maxOpenTasks: 3 } });
    await changeQuarter(device.around, first.ok ? first.value : {});
    const settings = await settingsOf(device);
    expect(settings).toMatchObject({ maxOpenTasks: 8, name: aQuarter().name });
    expect(settings).not.toHaveProperty('escalation');
  });

  it('are not for a Treff’s tablet', async () => {
    const device = await aCommandDevice({ role: 'team', deviceId: 'd0123456789ab' });
    await device.hold({ ...aQuarter() });
    const refused = await changeQuarter(device.around, { maxOpenTasks: 8 });
    expect(refused).toEqual({ ok: false, error: { code: 'forbidden' } });
    expect(await settingsOf(device)).not.toHaveProperty('maxOpenTasks');
  });

  it('say which one cannot be', async () => {
    const device = await office();
    const refused = await changeQuarter(device.around, { lockMinutes: 0 });
    expect(refused).toEqual({ ok: false, error: { code: 'invalid', field: 'lockMinutes' } });
  });
});
