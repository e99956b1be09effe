import { describe, expect, it } from 'vitest';
import { sealKeyPair } from '#domain/sealed-letter.ts';
import { askForHelp } from '../../app/data/ask-for-help.ts';
import { readOwnRequests } from '../../app/data/own-requests.ts';
import {
  answerQuestion,
  askAgain,
  changeRequest,
  undoStep,
  withdrawRequest,
} from '../../app/data/request-commands.ts';
import { aQuarter } from '../support/builders.ts';
import { aCommandDevice, type CommandDevice } from '../support/command-device.ts';
import { dumpOf } from '../support/local-dump.ts';

const CALL_ME = { kind: 'callMe', phone: '+49 209 123', name: 'Frau A.' } as const;
const MINUTE = 60_000;

const later = (device: CommandDevice, minutes: number) => {
  device.at = new Date(device.at.getTime() + minutes * MINUTE);
};
const own = ({ database }: CommandDevice) => readOwnRequests(database, 'lichtenberg');
const asked = async (device: CommandDevice, draft: Parameters<typeof askForHelp>[1] = CALL_ME) => {
  const result = await askForHelp(device.around, draft);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

describe('asking for help on a guest’s phone', () => {
  it('writes the request and who asks, under a person drawn here', async () => {
    const phone = await aCommandDevice();
    const { requestId, joined, sealed } = await asked(phone);
    expect({ joined, sealed }).toEqual({ joined: false, sealed: false });
    expect(requestId).toMatch(/^[0-9a-f]{32}:request:[0-9a-f]{16}$/);
    const [request] = await own(phone);
    expect(request?.request).toMatchObject({ kind: 'callMe', channel: 'app' });
    expect(request?.request).not.toHaveProperty('name');
    expect(request?.standing).toMatchObject({ state: 'new', askedTimes: 1 });
    expect(request?.hasArrived).toBe(false);
    expect(await phone.all('person')).toMatchObject([{ name: 'Frau A.', phone: '+49 209 123' }]);
  });

  it('asked four times in a week it stays one request, with a step for each time again', async () => {
    const phone = await aCommandDevice();
    const { requestId } = await asked(phone);
    for (let day = 1; day <= 3; day += 1) {
      later(phone, 24 * 60);
      expect(await asked(phone)).toEqual({ requestId, joined: true, sealed: false });
    }
    const [request, ...others] = await own(phone);
    expect(others).toEqual([]);
    expect(request?.steps.map(({ kind }) => kind)).toEqual(Array(3).fill('askedAgain'));
    expect(request?.standing.askedTimes).toBe(4);
  });

  it('two taps are one, also at the same moment', async () => {
    const phone = await aCommandDevice();
    const both = await Promise.all([asked(phone), asked(phone)]);
    expect(both[0].requestId).toBe(both[1].requestId);
    expect(await phone.all('request')).toHaveLength(1);
    expect(await phone.all('requestStep')).toHaveLength(0);
  });

  it('something else is another request, and so is the neighbour’s', async () => {
    const phone = await aCommandDevice();
    await asked(phone, { kind: 'shopping', phone: '+49 209 123' });
    await asked(phone, { kind: 'technology' });
    const other = { name: 'Herr C.', phone: '+49 209 77', knows: true };
    await asked(phone, { kind: 'shopping', for: 'other', other, address: { street: 'Gasse 1' } });
    expect(await phone.all('request')).toHaveLength(3);
    // The neighbour's home is not the asker's.
    expect(JSON.stringify(await phone.all('person'))).not.toContain('Gasse');
    // To be called is part of what is open.
    expect(await asked(phone)).toMatchObject({ joined: true });
  });

  it('asked again otherwise, what is said anew stands: day, place, home and number', async () => {
    const phone = await aCommandDevice();
    const home = { street: 'Gasse 1', postalCode: '45881' };
    const draft = { kind: 'shopping', where: 'home', comeAs: 'any', address: home } as const;
    const first = await asked(phone, { ...draft, when: { soon: true }, phone: '+49 209 123' });
    await asked(phone, { kind: 'technology', phone: '+49 209 123' });
    later(phone, 60);
    const when = { day: '2026-12-04', partOfDay: ['morning' as const] };
    const anew = { when, doorbell: 'Abel', floor: '3', phone: '+49 209 999', words: 'Nur Milch' };
    // The same street, as the form gives it: its postcode is not lost.
    const again = await asked(phone, { ...draft, address: { street: 'Gasse 1' }, ...anew });
    expect(again).toEqual({ ...first, joined: true });
    const all = await own(phone);
    const shopping = all.find(({ request }) => request._id === first.requestId);
    expect(shopping?.request).toMatchObject({ ...anew, address: home, comeAs: 'any' });
    expect(shopping?.steps).toMatchObject([{ kind: 'askedAgain', words: 'Nur Milch' }]);
    // The number that was said last is rung for everything that is open.
    expect(all.map(({ request }) => request.phone)).toEqual(['+49 209 999', '+49 209 999']);
    expect(await phone.all('person')).toMatchObject([{ phone: '+49 209 999' }]);
  });

  it('just to be called takes nothing back, and a second tap loses nothing', async () => {
    const phone = await aCommandDevice();
    const { requestId } = await asked(phone, {
      kind: 'shopping',
      when: { soon: true },
      floor: '3',
    });
    expect(await asked(phone, CALL_ME)).toMatchObject({ requestId, joined: true });
    const [only] = await own(phone);
    const kept = { kind: 'shopping', when: { soon: true }, floor: '3', phone: CALL_ME.phone };
    expect(only?.request).toMatchObject(kept);
    expect(only?.steps).toEqual([]);
  });

  it('for the same neighbour with another number it is the same, with that number', async () => {
    const phone = await aCommandDevice();
    const other = { name: 'Herr C.', phone: '+49 209 77', knows: true };
    const draft = { kind: 'shopping', for: 'other', other } as const;
    const { requestId } = await asked(phone, draft);
    later(phone, 1);
    const again = { ...draft, other: { name: 'herr c. ', phone: '+49 209 88' } };
    expect(await asked(phone, again)).toMatchObject({ requestId, joined: true });
    expect((await own(phone))[0]?.request.other).toMatchObject({
      phone: '+49 209 88',
      knows: true,
    });
  });

  it('what had ended is asked for anew', async () => {
    const phone = await aCommandDevice();
    const { requestId } = await asked(phone);
    await withdrawRequest(phone.around, requestId);
    later(phone, 1);
    expect((await asked(phone)).joined).toBe(false);
  });

  it('a number that is none is refused, and nothing is written', async () => {
    const phone = await aCommandDevice();
    const result = await askForHelp(phone.around, { kind: 'callMe', phone: 'morgen' });
    expect(result).toEqual({ ok: false, error: { code: 'invalid', field: 'phone' } });
    expect(await phone.database.outbox.count()).toBe(0);
  });
});

describe('an own request', () => {
  it('is changed, withdrawn, and the withdrawal taken back', async () => {
    const phone = await aCommandDevice();
    const { requestId } = await asked(phone, { kind: 'shopping', words: 'Milch', floor: '3' });
    await changeRequest(phone.around, requestId, { words: 'Milch und Brot', floor: undefined });
    expect((await own(phone))[0]?.request).toMatchObject({ words: 'Milch und Brot' });
    expect((await own(phone))[0]?.request).not.toHaveProperty('floor');
    const taken = await withdrawRequest(phone.around, requestId);
    if (!taken.ok) throw new Error(taken.error.code);
    expect((await own(phone))[0]?.standing.state).toBe('withdrawn');
    expect((await undoStep(phone.around, taken.value.stepId)).ok).toBe(true);
    expect((await own(phone))[0]?.standing.state).toBe('new');
  });

  it('with another number is rung there everywhere; what has ended stays as it was', async () => {
    const phone = await aCommandDevice();
    const ended = await asked(phone);
    await withdrawRequest(phone.around, ended.requestId);
    const { requestId } = await asked(phone, { kind: 'shopping', phone: '+49 209 123' });
    await asked(phone, { kind: 'technology', phone: '+49 209 123' });
    await changeRequest(phone.around, requestId, { phone: '+49 209 999' });
    const numbers = (await own(phone)).map(({ request: { kind, phone: rung } }) => [kind, rung]);
    expect(Object.fromEntries(numbers)).toEqual({
      callMe: '+49 209 123',
      shopping: '+49 209 999',
      technology: '+49 209 999',
    });
    expect(await phone.all('person')).toMatchObject([{ phone: '+49 209 999' }]);
  });

  it('is asked for again, and a question about it answered', async () => {
    const phone = await aCommandDevice();
    const { requestId } = await asked(phone);
    await askAgain(phone.around, requestId, 'Ist jemand da?');
    later(phone, 1);
    await answerQuestion(phone.around, requestId, 'Ein Tablet.');
    expect((await own(phone))[0]?.steps).toMatchObject([
      { kind: 'askedAgain', words: 'Ist jemand da?' },
      { kind: 'answered', words: 'Ein Tablet.' },
    ]);
  });

  it('of somebody else cannot be touched', async () => {
    const phone = await aCommandDevice();
    const result = await withdrawRequest(phone.around, `${'c'.repeat(32)}:request:r1`);
    expect(result).toMatchObject({ error: { code: 'forbidden' } });
  });
});

describe('asking on a device of many', () => {
  it('is sealed on an info tablet: nothing of it can be read there', async () => {
    const tablet = await aCommandDevice({ role: 'kiosk', deviceId: 'd0123456789ab' });
    await tablet.hold({
      ...aQuarter({ sealKey: sealKeyPair(new Uint8Array(32).fill(7)).publicKey }),
    });
    const draft = { ...CALL_ME, words: 'Nachtigallenschlag' };
    expect(await asked(tablet, draft)).toMatchObject({ sealed: true, joined: false });
    expect(await tablet.database.outbox.count()).toBe(2);
    const dump = await dumpOf(tablet.database);
    expect(dump).not.toContain('Nachtigallenschlag');
    expect(dump).not.toContain('Frau A.');
    expect(await own(tablet)).toEqual([]);
  });

  it('is for the office’s own commands at the office', async () => {
    const laptop = await aCommandDevice({ role: 'office', deviceId: 'd0123456789ab' });
    expect(await askForHelp(laptop.around, CALL_ME)).toMatchObject({
      error: { code: 'forbidden' },
    });
  });
});
