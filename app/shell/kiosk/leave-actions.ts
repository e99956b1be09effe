import { type KeyCard, keyCardIn } from '#domain/key-card.ts';
import type { LockFailure } from '#domain/lock-failure.ts';
import type { LocalDatabase } from '../../data/database.ts';
import { keepLeaveCards, opensInfoTablet } from '../../data/leave-cards.ts';
import { localDatabase } from '../../data/local-store.ts';
import { fetchLeaveCards, sayLeavePin } from '../../sync/leaving.ts';

/** Why a card does not open this tablet. */
export type CardProblem = 'notOne' | 'unknown';

/** Whether a PIN opens this tablet; `undefined` where it does. */
export async function problemOfPin(pin: string): Promise<LockFailure | undefined> {
  const said = await sayLeavePin(pin);
  return said.ok ? undefined : said.error;
}

/** Whether what was read from a card opens this tablet; `undefined` where it does. A card that was made
 *  today may not be known here yet: with a network that is asked first. */
export async function problemOfCard(
  quarter: string,
  text: string,
): Promise<CardProblem | undefined> {
  const card = keyCardIn(text);
  if (!card) return 'notOne';
  const database = localDatabase();
  const opens = async (one: KeyCard) => opensInfoTablet(database, one);
  await refreshLeaveCards(database, quarter);
  return (await opens(card)) ? undefined : 'unknown';
}

/** Learns which cards hold; without a network those of the last contact do. */
export async function refreshLeaveCards(database: LocalDatabase, quarter: string): Promise<void> {
  const holding = await fetchLeaveCards(quarter);
  if (holding.ok) await keepLeaveCards(database, holding.value);
}
