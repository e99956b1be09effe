import type { Held } from '#domain/local-copy.ts';
import { type SealedLetter, sealedLetter } from '#domain/sealed-letter.ts';
import type { Body, Version } from '#domain/version.ts';
import type { Surroundings } from './copies.ts';
import { sealKeyOf } from './seal-key.ts';
import { randomBytes } from './vault-keys.ts';

/** Seals a write, with the versions that it may have been made from. At once, for transactions. */
export type Sealer = (doc: Body, bases: readonly Version[]) => SealedLetter | undefined;

/** What seals personal writes of a quarter, so that a locked tablet can deliver them; it makes nothing
 *  while no key of the quarter is here. */
export async function letterSealer({
  database,
  quarter,
}: Pick<Surroundings, 'database' | 'quarter'>): Promise<Sealer> {
  const sealKey = await sealKeyOf({ database, quarter });
  return (doc, bases) =>
    sealKey === undefined
      ? undefined
      : sealedLetter({ quarter, sealKey }, { doc, bases: [...bases] }, randomBytes(48));
}

/** The versions of what was held. */
export function versionsIn(all: readonly Held[]): Version[] {
  return all.map(({ version }) => version);
}
