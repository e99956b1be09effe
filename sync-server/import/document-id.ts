import { createHash } from 'node:crypto';

/** Longer keys make addresses nobody can copy. */
const LONGEST_KEY = 80;

/**
 * The id of an imported document, the same for the same record of the same source every time:
 * `place:osm~node~123`, `event:vhs~kurs-77`. What an id or an address may not hold (slash, colon,
 * umlauts, more than 80 characters) is replaced, and a hash keeps such ids apart.
 */
export function importedId(type: 'place' | 'event', sourceKey: string, sourceId: string): string {
  const readable = sourceId
    .replace(/\//g, '~')
    .normalize('NFKD')
    .replace(/[^\w.~-]+/g, '-')
    .slice(0, LONGEST_KEY);
  const isFaithful = readable === sourceId.replace(/\//g, '~') && !sourceId.includes('~');
  const key = isFaithful ? readable : `${readable}-${hashOf(sourceId)}`;
  return `${type}:${sourceKey}~${key}`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
