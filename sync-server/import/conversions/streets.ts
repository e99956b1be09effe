import type { Address } from '#domain/document.ts';

const WORD_AND_NUMBER = /(stra(?:ß|ss)e)\s*\.?\s*(?=\d)/gi;
const SHORT_AND_NUMBER = /(str\.)\s*(?=\d)/gi;
const SPACED_HYPHEN = /(\p{L}\.?)\s+[-–]\s+(?=\p{L})/gu;
const SPACED_RANGE = /(\d)\s*[-–]\s*(?=\d)/g;
const SPACED_POINT = /\s+(?=[.,;])/g;
const POSTAL_CODE_AND_CITY = /^(.*?)[\s,;]*\b(?:D-)?(\d{5})\s*(\p{L}.*)$/su;

/**
 * A street with its spaces put right: "Sewanstraße.235" → "Sewanstraße 235", "Reichpietsch-Str.2" →
 * "Reichpietsch-Str. 2", "Josef – Orlopp – Str. 20" → "Josef-Orlopp-Str. 20", "247 -273" →
 * "247-273". Spelling stays as it is: a guess would send somebody to another street.
 */
export function tidyStreet(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(WORD_AND_NUMBER, '$1 ')
    .replace(SHORT_AND_NUMBER, '$1 ')
    .replace(SPACED_HYPHEN, '$1-')
    .replace(SPACED_RANGE, '$1-')
    .replace(SPACED_POINT, '');
}

/** Street, postal code and city from one field: "Roncalliplatz 4, 50667 Köln", "10319 Berlin".
 *  Without a postal code all of it is the street. */
export function addressIn(text: string): Address {
  const parts = POSTAL_CODE_AND_CITY.exec(text.trim());
  if (!parts) return withoutEmpty({ street: tidyStreet(text) });
  const [, street = '', postalCode, city = ''] = parts;
  return withoutEmpty({ street: tidyStreet(street), postalCode, city: city.trim() });
}

function withoutEmpty(address: Address): Address {
  return Object.fromEntries(Object.entries(address).filter(([, value]) => value));
}
