/** What was found in a field, or what stood there instead. */
export interface FoundAddress {
  address?: string;
  unreadable?: string;
}

const WITH_SCHEME = /https?:\/\/[^\s<>"']+/i;
const HOST = /(?<![@\w.-])(?:[\p{L}\d][\p{L}\d-]*\.)+[a-z]{2,}(?::\d+)?(?:\/[^\s<>"']*)?/giu;
/** Endings that make a word with dots clearly a host; behind "www." any will do. */
const COMMON_ENDINGS = /\.(?:de|com|org|net|eu|info|at|ch|berlin|hamburg|koeln|cologne|nrw|ruhr)$/i;
const MAIL = /[^\s@<>,;:()"'/\\]+@(?:[\p{L}\d_-]+\.)+[a-z]{2,}/iu;
const LONGEST_ADDRESS = 500;

/**
 * The first web address of a field, as https where it names no scheme and is clearly a host
 * ("www.spikev.de/kontakt"). Nothing but http and https comes out.
 */
export function websiteIn(text: string): FoundAddress {
  const written = WITH_SCHEME.exec(text)?.[0] ?? hostIn(text);
  if (!written) return looksLikeMail(text) ? {} : { unreadable: text.trim() };
  const address = written.replace(/[.,;:)\]]+$/, '');
  return isWebAddress(address) ? { address } : { unreadable: written };
}

/** The first e-mail address of a field with anything around it. */
export function emailIn(text: string): FoundAddress {
  const address = MAIL.exec(text.replace(/^\s*mailto:/i, ''))?.[0];
  if (address) return { address };
  return looksLikeMail(text) ? { unreadable: text.trim() } : {};
}

function hostIn(text: string): string | undefined {
  if (/\b[a-z]+:(?:\/\/|[^\s\d])/i.test(text)) return undefined;
  const host = text.match(HOST)?.find((found) => {
    const name = found.split(/[/:]/)[0] ?? '';
    return /^www\./i.test(name) || (COMMON_ENDINGS.test(name) && found === text.trim());
  });
  return host && `https://${host}`;
}

/** A host with a dot, nothing that hides another behind a user name. */
function isWebAddress(address: string): boolean {
  if (!URL.canParse(address) || address.length > LONGEST_ADDRESS) return false;
  const { hostname, username } = new URL(address);
  return username === '' && /^[^,]+\.[^,.]{2,}$/.test(hostname);
}

function looksLikeMail(text: string): boolean {
  return text.includes('@');
}
