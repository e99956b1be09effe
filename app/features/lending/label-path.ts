import { addresses } from '#domain/addresses.ts';

/** The address that a label of this quarter leads to; another host is no matter: the server may have
 *  moved since the label was printed. */
export function labelPath(text: string, quarterId: string): string | undefined {
  const path = /^https?:\/\/[^/]+(\/[^?#]*)$/.exec(text.trim())?.[1];
  const beginning = `${addresses.lending(quarterId)}/`;
  const key = path?.startsWith(beginning) ? path.slice(beginning.length) : '';
  return key && !key.includes('/') ? path : undefined;
}
