import { describe, expect, it } from 'vitest';
import { addCall, readCalls, undoCall } from '../../../app/data/call-list.ts';
import { callFromTyped, type TypedCall } from '../../../app/features/calls/typed-call.ts';
import { aCommandDevice } from '../../support/command-device.ts';
import { must } from '../../support/must.ts';

const TYPED: TypedCall = {
  name: ' Hausmeister Kurz ',
  phone: '0209 / 123 45',
  byWhen: '1.12.2026',
  why: 'other',
};

describe('a call that is put on the list by hand', () => {
  it('has the day until when, and stands on the list until that is taken back', async () => {
    const { around, database } = await aCommandDevice({ role: 'office', scopes: ['office'] });
    must(await addCall(around, must(callFromTyped({ ...TYPED, byWhen: ' ' }))));
    const { callId } = must(await addCall(around, must(callFromTyped(TYPED))));
    const listed = async () =>
      (await readCalls(database, 'lichtenberg')).map(({ name, call }) => [name, call.byWhen]);
    expect(await listed()).toEqual([
      ['Hausmeister Kurz', '2026-12-01'],
      ['Hausmeister Kurz', undefined],
    ]);
    must(await undoCall(around, callId));
    expect(await listed()).toEqual([['Hausmeister Kurz', undefined]]);
  });

  it.each([
    ['name', { name: ' ' }],
    ['noPhone', { phone: ' ' }],
    ['phone', { phone: 'keine' }],
    ['day', { byWhen: 'bald' }],
    ['day', { byWhen: '31.2.2026' }],
  ] as const)('says what is missing or wrong: %s', (code, wrong) => {
    expect(callFromTyped({ ...TYPED, ...wrong })).toEqual({ ok: false, error: { code } });
  });
});
