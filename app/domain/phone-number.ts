const GERMANY = '+49';

/**
 * A phone number as it is dialled and read here: `+49 30 23125001` becomes `030 23125001`.
 * Numbers of other countries and short ones (112, 116117) stay as they are.
 */
export function spokenPhone(phone: string): string {
  const trimmed = phone.trim();
  if (!trimmed.startsWith(GERMANY)) return trimmed;
  return `0${trimmed.slice(GERMANY.length).trim()}`;
}

/** The link that rings a number, without spaces (RFC 3966). */
export function phoneLink(phone: string): string {
  return `tel:${phone.replace(/[^+\d]/g, '')}`;
}
