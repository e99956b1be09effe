import { beforeEach, describe, expect, it } from 'vitest';
import { type KeyCard, keyCardHash, keyCardIn, keyCardText } from '#domain/key-card.ts';
import type { LocalDatabase } from '../../app/data/database.ts';
import {
  addCard,
  addPin,
  confirmPin,
  dropEndedWraps,
  openByCard,
  openByPin,
  pinChecks,
} from '../../app/data/key-wraps.ts';
import { Vault } from '../../app/data/vault.ts';
import { keepVault, readVault } from '../../app/data/vault-record.ts';
import { aDatabase } from '../support/memory-database.ts';

const PERSON = 'e'.repeat(32);
const cardOf = (first: number): KeyCard => ({
  personId: PERSON,
  secret: Uint8Array.from({ length: 16 }, (_, n) => first + n),
});
const pinOf = (pin: string) => ({ personId: PERSON, pin, sign: 'Igel' });

let database: LocalDatabase;
let vault: Vault;

beforeEach(async () => {
  database = aDatabase();
  const { record, master } = await Vault.drawn();
  await keepVault(database, record);
  vault = new Vault(database, record);
  await vault.open(master);
});

describe('a Schlüsselkarte', () => {
  it('is read from its own text and from no other', () => {
    expect(keyCardIn(keyCardText(cardOf(1)))).toEqual(cardOf(1));
    for (const text of ['', 'VOSK1', `VOSK1:${PERSON}:abc`, `VOTK1:${PERSON}:123456`]) {
      expect(keyCardIn(text)).toBeUndefined();
    }
  });

  it('opens the tablet that knows it; a new one of the same volunteer ends the old', async () => {
    await addCard(database, vault, cardOf(1));
    vault.lock();
    expect(await openByCard(database, vault, cardOf(2))).toBe(false);
    expect(await openByCard(database, vault, cardOf(1))).toBe(true);
    await addCard(database, vault, cardOf(2));
    vault.lock();
    expect(await openByCard(database, vault, cardOf(1))).toBe(false);
    expect(await openByCard(database, vault, cardOf(2))).toBe(true);
  });

  it('opens nothing once the office ended it, nor does the PIN', async () => {
    await addCard(database, vault, cardOf(1));
    await addPin(database, vault, pinOf('1234'));
    const holding = new Map([[PERSON, keyCardHash(cardOf(1))]]);
    await dropEndedWraps(database, vault.id, holding);
    expect((await readVault(database))?.wraps).toHaveLength(2);
    await dropEndedWraps(database, vault.id, new Map());
    expect((await readVault(database))?.wraps).toEqual([]);
  });
});

describe('a PIN', () => {
  it('opens with the server’s share, and with neither alone', async () => {
    const { wrapId, share } = await addPin(database, vault, pinOf('1234'));
    vault.lock();
    const other = 'A'.repeat(43);
    expect(await openByPin(database, vault, { wrapId, pin: '1234', share: other })).toBe(false);
    expect(await openByPin(database, vault, { wrapId, pin: '1235', share })).toBe(false);
    expect(await openByPin(database, vault, { wrapId: 'x', pin: '1234', share })).toBe(false);
    expect(await openByPin(database, vault, { wrapId, pin: '1234', share })).toBe(true);
  });

  it('says to the server that it is known, and not which it is', async () => {
    const { wrapId, check } = await addPin(database, vault, pinOf('1234'));
    expect(await pinChecks(database, vault, PERSON, '1234')).toEqual({ [wrapId]: check });
    const wrong = await pinChecks(database, vault, PERSON, '4321');
    expect(wrong[wrapId]).not.toBe(check);
    // With another salt the same PIN says something else.
    const again = await addPin(database, vault, pinOf('1234'));
    expect(again.check).not.toBe(check);
  });

  it('before stays until the server has the new one', async () => {
    const first = await addPin(database, vault, pinOf('1234'));
    await confirmPin(database, vault, first.wrapId);
    const second = await addPin(database, vault, pinOf('9876'));
    // The answer is lost: which share the server has, it will say itself.
    const { wrapId, share } = first;
    expect(await openByPin(database, vault, { wrapId, pin: '1234', share })).toBe(true);
    const third = await addPin(database, vault, pinOf('5555'));
    await confirmPin(database, vault, third.wrapId);
    expect((await readVault(database))?.wraps.map(({ id }) => id)).toEqual([third.wrapId]);
    const gone = { wrapId: second.wrapId, pin: '9876', share: second.share };
    expect(await openByPin(database, vault, gone)).toBe(false);
  });
});
