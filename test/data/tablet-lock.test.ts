import { beforeEach, describe, expect, it } from 'vitest';
import { TabletLock } from '../../app/data/tablet-lock.ts';
import { Vault } from '../../app/data/vault.ts';
import { keepVault } from '../../app/data/vault-record.ts';
import { aDatabase } from '../support/memory-database.ts';

const BERND = 'b'.repeat(32);
const AYSE = 'a'.repeat(32);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let now: number;
let lock: TabletLock;
let vault: Vault;
let master: Uint8Array;

beforeEach(async () => {
  now = 1_000_000;
  lock = new TabletLock(() => now);
  const database = aDatabase();
  const drawn = await Vault.drawn();
  master = drawn.master;
  const wrap = { id: 'w', kind: 'card', personId: BERND } as const;
  const bytes = { iv: new Uint8Array(12), box: new Uint8Array(48) };
  const record = { ...drawn.record, wraps: [{ ...wrap, ...bytes }] };
  await keepVault(database, record);
  vault = new Vault(database, record);
  await lock.attach(database, vault);
});

async function openedBy(personId: string, pin?: string): Promise<void> {
  await vault.open(Uint8Array.from(master));
  if (pin) lock.setPin(personId, pin);
  lock.opened(personId);
}

describe('a tablet’s lock', () => {
  it('begins closed, and says who opened it', async () => {
    expect(lock.current.phase).toBe('closed');
    await openedBy(BERND);
    expect(lock.current).toMatchObject({ phase: 'open', actor: BERND, hasPin: false });
  });

  it('locks the screen after the time that nobody touched it, not before', async () => {
    await openedBy(BERND, '1234');
    now += 14 * MINUTE;
    lock.look(15 * MINUTE);
    expect(lock.current.phase).toBe('open');
    lock.touch();
    now += 14 * MINUTE;
    lock.look(15 * MINUTE);
    expect(lock.current.phase).toBe('open');
    now += 2 * MINUTE;
    lock.look(15 * MINUTE);
    expect(lock.current).toMatchObject({ phase: 'screen', actor: undefined });
    expect(vault.isOpen).toBe(true);
  });

  it('asks for a PIN once for each opening', async () => {
    await openedBy(BERND, '1234');
    lock.declinePin();
    lock.opened(BERND);
    expect(lock.current.hasDeclinedPin).toBe(true);
    lock.lockScreen();
    lock.opened(BERND);
    expect(lock.current.hasDeclinedPin).toBe(false);
  });

  it('opens by the PIN of whoever set one, and says whose it was', async () => {
    await openedBy(BERND, '1234');
    lock.setPin(AYSE, '87654');
    lock.lockScreen();
    expect(lock.whosePin('87654')).toBe(AYSE);
    expect(lock.whosePin('1234')).toBe(BERND);
    lock.setPin(BERND, '4321');
    expect(lock.whosePin('1234')).toBeUndefined();
    expect(lock.whosePin('4321')).toBe(BERND);
  });

  it('forgets the key after five wrong PINs in a row; a right one between begins anew', async () => {
    await openedBy(BERND, '1234');
    lock.lockScreen();
    for (let n = 0; n < 4; n += 1) lock.whosePin('9999');
    expect(lock.whosePin('1234')).toBe(BERND);
    for (let n = 0; n < 4; n += 1) lock.whosePin('9999');
    expect(vault.isOpen).toBe(true);
    lock.whosePin('9999');
    expect(vault.isOpen).toBe(false);
    expect(lock.current).toMatchObject({ phase: 'closed', hasPin: false });
    expect(lock.whosePin('1234')).toBeUndefined();
  });

  it('has tries again once a card opened it', async () => {
    await openedBy(BERND, '1234');
    for (let n = 0; n < 5; n += 1) lock.whosePin('9999');
    await openedBy(BERND, '1234');
    expect(lock.current.pinsLeft).toBe(5);
  });

  it('keeps no key behind a screen that no PIN opens', async () => {
    await openedBy(BERND);
    lock.lockScreen();
    expect(lock.current.phase).toBe('closed');
    expect(vault.isOpen).toBe(false);
  });

  it('forgets a key that is twelve hours old, whoever works with it', async () => {
    await openedBy(BERND, '1234');
    now += 11 * HOUR;
    lock.opened(AYSE);
    lock.look(15 * MINUTE);
    expect(vault.isOpen).toBe(true);
    now += HOUR + 1;
    lock.touch();
    lock.look(15 * MINUTE);
    expect(vault.isOpen).toBe(false);
    expect(lock.current.phase).toBe('closed');
  });

  it('has nothing to lock on a volunteer’s own phone without a card', async () => {
    const own = aDatabase();
    const drawn = await Vault.drawn();
    const bytes = { iv: new Uint8Array(12), box: new Uint8Array(48) };
    const wraps = [{ id: 'w', kind: 'device' as const, personId: AYSE, ...bytes }];
    const record = { ...drawn.record, wraps };
    await keepVault(own, record);
    const phone = new Vault(own, record);
    await phone.open(drawn.master);
    await lock.attach(own, phone);
    expect(lock.current).toMatchObject({ phase: 'open', actor: AYSE, opensItself: true });
    lock.lockScreen();
    now += 13 * HOUR;
    lock.look(MINUTE);
    expect(phone.isOpen).toBe(true);
  });

  it('keeps no PIN in itself that could be read', async () => {
    await openedBy(BERND, '73519');
    expect(JSON.stringify(lock)).not.toContain('73519');
  });

  it('tells whoever listens, once for each change', async () => {
    const phases: string[] = [];
    const subscription = lock.subscribe({ next: ({ phase }) => phases.push(phase) });
    await openedBy(BERND, '1234');
    lock.lockScreen();
    subscription.unsubscribe();
    lock.opened(BERND);
    expect([...new Set(phases)]).toEqual(['closed', 'open', 'screen']);
  });
});
