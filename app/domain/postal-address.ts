import type { Address } from './document.ts';

/** Postal code and town: "10367 Berlin"; empty where neither is known. */
export function townOf({ postalCode, city }: Address): string {
  return [postalCode, city].filter(Boolean).join(' ');
}

/** Name and address as they stand on a letter, a line each. What is not known is an empty line, to be
 *  written by hand. */
export function addressLines(name: string | undefined, address: Address | undefined): string[] {
  const { street, extra } = address ?? {};
  const lines = [name ?? '', street ?? '', ...(extra ? [extra] : []), townOf(address ?? {})];
  return lines;
}

/** A postal address in one line: "Am Platz 1, 10367 Berlin". */
export function addressLine(address: Address): string {
  return [address.street, townOf(address)].filter(Boolean).join(', ');
}
