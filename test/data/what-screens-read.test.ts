import type { Observable } from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import { observeTask } from '../../app/data/card-view.ts';
import type { LocalDatabase } from '../../app/data/database.ts';
import { observeHomeFirst } from '../../app/data/home-first.ts';
import { setLocalDatabase } from '../../app/data/local-store.ts';
import { markReport, observeReports } from '../../app/data/office-reports.ts';
import { observeOwnDetails } from '../../app/data/own-details.ts';
import { aCommandDevice } from '../support/command-device.ts';

const ME = '0123456789abcdef0123456789abcdef';
const QUARTER = 'lichtenberg';
const made = { v: 1, createdAt: '2026-11-28T08:00:00Z' };

let opened: LocalDatabase | undefined;

afterEach(() => opened?.close());

async function aDevice(session: Parameters<typeof aCommandDevice>[0] = {}) {
  const device = await aCommandDevice(session);
  opened = device.database;
  setLocalDatabase(device.database);
  return device;
}

/** The first value of a live query. */
function first<Value>(query: Observable<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const subscription = query.subscribe({
      next: (value) => {
        queueMicrotask(() => subscription.unsubscribe());
        resolve(value);
      },
      error: reject,
    });
  });
}

describe('what stands first on home', () => {
  it('is nothing on a phone that asked for nothing, then what was asked', async () => {
    const phone = await aDevice();
    expect(await first(observeHomeFirst(QUARTER))).toBeUndefined();
    await phone.hold({ _id: `${ME}:request:r`, type: 'request', ...made });
    expect(await first(observeHomeFirst(QUARTER))).toBe('asked');
  });

  it.each([
    [{ role: 'office' }, 'office'],
    [{ role: 'team', personId: ME }, 'volunteer'],
    [{ role: 'team' }, 'treff'],
    [{ role: 'kiosk' }, undefined],
    [{ role: 'office', revoked: true }, undefined],
  ])('%o sees %s', async (session, seen) => {
    const device = await aDevice(session);
    await device.hold({ _id: `${ME}:request:r`, type: 'request', ...made });
    expect(await first(observeHomeFirst(QUARTER))).toBe(seen);
  });
});

describe('what a phone knows of its owner', () => {
  it('is told as they would write it, and of nobody else', async () => {
    const phone = await aDevice({ role: 'resident', personId: ME, scopes: ['public', 'me'] });
    await phone.hold(
      {
        _id: `${ME}:person:self`,
        type: 'person',
        ...made,
        name: 'Frau A.',
        phone: '+49 209 123456',
        address: { street: 'Am Markt 1' },
      },
      { _id: `${ME.replace('0', 'f')}:person:self`, type: 'person', ...made, name: 'Herr B.' },
    );
    expect(await first(observeOwnDetails(QUARTER))).toEqual({
      name: 'Frau A.',
      phone: '0209 123456',
      street: 'Am Markt 1',
    });
  });

  it('is nothing on an office’s laptop', async () => {
    const laptop = await aDevice({ role: 'office', scopes: ['public', 'team', 'office'] });
    await laptop.hold({ _id: `${ME}:person:self`, type: 'person', ...made, name: 'Frau A.' });
    expect(await first(observeOwnDetails(QUARTER))).toEqual({});
  });
});

describe('a volunteer’s task', () => {
  const mine = {
    _id: 'requestCard:r',
    type: 'requestCard',
    ...made,
    requestId: 'r',
    kind: 'technology',
    state: 'taken',
    takenBy: `response:r~${ME}~1`,
  };
  const yes = {
    _id: `response:r~${ME}~1`,
    type: 'response',
    ...made,
    arrivedAt: made.createdAt,
    requestId: 'r',
    personId: ME,
    n: 1,
    kind: 'yes',
    at: '2026-12-01T10:00',
  };
  const contact = (until: string) => ({
    _id: `${ME}:contact:r`,
    type: 'contact',
    ...made,
    requestId: 'r',
    kind: 'technology',
    name: 'Frau A.',
    until,
  });

  it('shows whom to visit while it lasts, and not a moment longer', async () => {
    const phone = await aDevice({ role: 'team', personId: ME, scopes: ['public', 'team', 'me'] });
    await phone.hold(mine, yes, contact('2100-01-01T00:00:00Z'));
    expect((await first(observeTask(QUARTER, 'r')))?.contact?.name).toBe('Frau A.');
    await phone.hold(contact('2020-01-01T00:00:00Z'));
    const over = await first(observeTask(QUARTER, 'r'));
    expect(over?.standing).toBe('mine');
    expect(over?.contact).toBeUndefined();
  });
});

describe('what people report', () => {
  it('stands with what was strange first, and is dealt with and taken back', async () => {
    const laptop = await aDevice({ role: 'office', scopes: ['public', 'team', 'office'] });
    await laptop.hold(
      { _id: 'office:report:a', type: 'report', ...made, kind: 'outdated', words: 'Die Zeiten' },
      {
        _id: 'office:report:b',
        type: 'report',
        v: 1,
        createdAt: '2026-11-01T08:00:00Z',
        kind: 'strange',
      },
    );
    const kinds = async () => (await first(observeReports(QUARTER))).map(({ kind }) => kind);
    expect(await kinds()).toEqual(['strange', 'outdated']);
    expect(await markReport(laptop.around, 'office:report:b', true)).toMatchObject({ ok: true });
    expect((await first(observeReports(QUARTER)))[0]?.handledAt).toBe('2026-11-30T09:00:00.000Z');
    await markReport(laptop.around, 'office:report:b', false);
    expect((await first(observeReports(QUARTER)))[0]).not.toHaveProperty('handledAt');
  });

  it('is nothing that a volunteer could mark', async () => {
    const phone = await aDevice({ role: 'team', personId: ME, scopes: ['public', 'team', 'me'] });
    await phone.hold({ _id: 'office:report:a', type: 'report', ...made, kind: 'strange' });
    expect(await markReport(phone.around, 'office:report:a', true)).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
  });
});
