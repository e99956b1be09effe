import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalDatabase } from '../../app/data/database.ts';
import { GUEST_SESSION, readSession } from '../../app/data/device.ts';
import { becomeSession, learnSession } from '../../app/sync/session.ts';
import { aDatabase } from '../support/memory-database.ts';

let database: LocalDatabase;
beforeEach(() => {
  database = aDatabase();
});
afterEach(() => database.close());

/** A server whose answers come when they are let go, in any order. */
function slowServer() {
  const answers: ((role: string) => void)[] = [];
  const ask = () =>
    new Promise<Response>((resolve) => {
      answers.push((role) =>
        resolve(Response.json({ role, deviceId: 'd1', quarters: [], scopes: ['public'] })),
      );
    });
  return { answers, options: { fetch: ask as typeof fetch } };
}

describe('what a device learns of itself', () => {
  it('is what was answered to its last question, whichever answer comes last', async () => {
    const { answers, options } = slowServer();
    const first = learnSession(database, options);
    const second = learnSession(database, options);
    answers[1]?.('team');
    expect(await second).toEqual({ ok: true, value: true });
    answers[0]?.('office');
    expect(await first).toEqual({ ok: true, value: false });
    expect((await readSession(database)).role).toBe('team');
  });

  it('is not what was asked before it was disconnected', async () => {
    const { answers, options } = slowServer();
    const before = learnSession(database, options);
    await becomeSession(database, GUEST_SESSION);
    answers[0]?.('office');
    await before;
    expect((await readSession(database)).role).toBe('guest');
  });

  it('of another device’s questions is nothing', async () => {
    const other = aDatabase();
    const { answers, options } = slowServer();
    const mine = learnSession(database, options);
    await becomeSession(other, GUEST_SESSION);
    answers[0]?.('office');
    expect(await mine).toEqual({ ok: true, value: true });
    other.close();
  });

  it('stays where nobody answers', async () => {
    const nobody = async () => Promise.reject(new TypeError('offline'));
    expect(await learnSession(database, { fetch: nobody })).toMatchObject({ ok: false });
    expect((await readSession(database)).role).toBe('guest');
  });
});
