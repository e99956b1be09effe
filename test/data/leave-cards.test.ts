import { expect, it } from 'vitest';
import { type KeyCard, keyCardHash, keyCardText } from '#domain/key-card.ts';
import { keepLeaveCards, opensInfoTablet } from '../../app/data/leave-cards.ts';
import { dumpOf } from '../support/local-dump.ts';
import { aDatabase } from '../support/memory-database.ts';

const aCard = (n: number): KeyCard => ({
  personId: String(n).repeat(32),
  secret: new Uint8Array(16).fill(n),
});

it('a Schlüsselkarte that holds opens an info tablet; an ended one, or another, does not', async () => {
  const database = aDatabase();
  expect(await opensInfoTablet(database, aCard(1))).toBe(false);
  await keepLeaveCards(database, [keyCardHash(aCard(1)), keyCardHash(aCard(2))]);
  expect(await opensInfoTablet(database, aCard(1))).toBe(true);
  expect(await opensInfoTablet(database, aCard(3))).toBe(false);
  // The number of somebody else's card with a secret of one's own.
  expect(await opensInfoTablet(database, { ...aCard(3), personId: aCard(1).personId })).toBe(false);
  await keepLeaveCards(database, [keyCardHash(aCard(2))]);
  expect(await opensInfoTablet(database, aCard(1))).toBe(false);
});

it('what the tablet keeps of a card neither opens anything nor says whose it is', async () => {
  const database = aDatabase();
  await keepLeaveCards(database, [keyCardHash(aCard(1))]);
  const held = await dumpOf(database);
  expect(held).toContain(keyCardHash(aCard(1)));
  expect(held).not.toContain(aCard(1).personId);
  expect(held).not.toContain(keyCardText(aCard(1)).slice(-22));
});
