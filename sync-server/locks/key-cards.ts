import type { Database } from '../stores/store.ts';

/*
 * Which Schlüsselkarte of a volunteer holds in a quarter: the office says so, tablets ask. The card's
 * secret is nowhere here, only its hash: 128 bits cannot be guessed from it.
 */

/** The card of a volunteer that holds. */
export interface HoldingCard {
  personId: string;
  hash: string;
}

/** Lets a card hold, in place of the same volunteer's card before. */
export async function keepCard(
  registry: Database,
  quarter: string,
  { personId, hash }: HoldingCard,
  now: Date,
): Promise<void> {
  const id = idOf(quarter, personId);
  const doc = { _id: id, type: 'keyCard', quarter, personId, hash, madeAt: now.toISOString() };
  await put(registry, id, (base) => ({ id, base, doc }));
}

/** Ends a volunteer's card; where there is none nothing happens. */
export async function endCard(
  registry: Database,
  quarter: string,
  personId: string,
): Promise<void> {
  const id = idOf(quarter, personId);
  const known = await registry.get(id);
  if (!known || known.deleted) return;
  await put(registry, id, (base) => ({ id, base, deleted: true, clock: {}, reason: 'user' }));
}

/** The cards that hold in a quarter. */
export async function holdingCards(registry: Database, quarter: string): Promise<HoldingCard[]> {
  const stored = await registry.range(`keyCard:${quarter}~`);
  return stored.map(({ doc }) => ({ personId: String(doc.personId), hash: String(doc.hash) }));
}

async function put(
  registry: Database,
  id: string,
  write: (base: string | null) => Parameters<Database['write']>[0][number],
): Promise<void> {
  for (let written = false; !written; ) {
    const known = await registry.get(id);
    const [outcome] = await registry.write([write(known && !known.deleted ? known.rev : null)]);
    written = outcome?.outcome === 'written';
  }
}

function idOf(quarter: string, personId: string): string {
  return `keyCard:${quarter}~${personId}`;
}
