import type { Address } from './document.ts';

/** Postal code and town: "10367 Berlin"; empty where neither is known. */
export function townOf({ postalCode, city }: Address): string {
  return [postalCode, city].filter(Boolean).join(' ');
}

/** A postal address in one line: "Am Platz 1, 10367 Berlin". */
export function addressLine(address: Address): string {
  return [address.street, townOf(address)].filter(Boolean).join(', ');
}
