import { type KeyCard, keyCardHash } from '#domain/key-card.ts';
import type { LocalDatabase } from './database.ts';

/*
 * Which Schlüsselkarten open this info tablet, for the time without a network. Only their hashes are kept
 * here: a card's secret has 128 bits, and whose card it is they do not say.
 */

const LEAVE_CARDS = 'leaveCards';

/** Keeps which cards hold, as the server said last. */
export async function keepLeaveCards(
  database: LocalDatabase,
  hashes: readonly string[],
): Promise<void> {
  await database.own.put({ key: LEAVE_CARDS, value: [...hashes] });
}

/** Whether a card opens this info tablet. */
export async function opensInfoTablet(database: LocalDatabase, card: KeyCard): Promise<boolean> {
  const held = (await database.own.get(LEAVE_CARDS))?.value as string[] | undefined;
  return held?.includes(keyCardHash(card)) ?? false;
}
