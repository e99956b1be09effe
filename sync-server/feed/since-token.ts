import { createHmac, timingSafeEqual } from 'node:crypto';
import { failure, type Result, success } from '#domain/result.ts';
import type { ServerIdentity } from '../identity.ts';
import type { Revision } from '../stores/store.ts';

/** Where a client stands in the feed of one database. */
export interface Position {
  /** Empty at the beginning. */
  seq: string;
  /** The change that stands at `seq`; absent where the client has seen none. A store that does not
   *  know it is not the store that showed it: it was rolled back. */
  last?: Revision;
}

/** `foreign`: of another epoch. `malformed`: not one of ours, or of another database. */
export interface UnusableToken {
  code: 'foreign' | 'malformed';
}

/** 132 bits in base64url. */
const SIGNATURE_LENGTH = 22;
const LONGEST = 4000;

/**
 * Writes a position as the opaque `since` of `sync.md`: {epoch, seq, id, rev}, bound to its database
 * and signed, so that nobody can ask by it whether a document exists that they may not read.
 */
export function sinceToken(identity: ServerIdentity, database: string, at: Position): string {
  const { epoch } = identity;
  const content = [epoch, at.seq, ...(at.last ? [at.last.id, at.last.rev] : [])];
  const text = Buffer.from(JSON.stringify(content)).toString('base64url');
  return `${text}.${signatureOf(identity, database, text)}`;
}

/** Reads a `since` that a client brought back. */
export function readSinceToken(
  identity: ServerIdentity,
  database: string,
  token: string,
): Result<Position, UnusableToken> {
  const [text = '', signature = '', ...rest] = token.split('.');
  const content = rest.length === 0 && token.length <= LONGEST ? contentOf(text) : undefined;
  if (!content) return failure({ code: 'malformed' });
  const [epoch, seq = '', id, rev] = content;
  // Before the signature: a store that was made anew has another key as well.
  if (epoch !== identity.epoch) return failure({ code: 'foreign' });
  if (!isEqual(signature, signatureOf(identity, database, text))) {
    return failure({ code: 'malformed' });
  }
  const last = id !== undefined && rev !== undefined ? { id, rev } : undefined;
  return success({ seq, last });
}

function contentOf(text: string): string[] | undefined {
  try {
    const content: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    const isOurs = Array.isArray(content) && (content.length === 2 || content.length === 4);
    return isOurs && content.every((part) => typeof part === 'string') ? content : undefined;
  } catch {
    return undefined;
  }
}

function signatureOf({ key }: ServerIdentity, database: string, text: string): string {
  const mac = createHmac('sha256', key).update(`since\n${database}\n${text}`);
  return mac.digest('base64url').slice(0, SIGNATURE_LENGTH);
}

/** In a time that does not tell how much of the text was right. */
function isEqual(given: string, expected: string): boolean {
  const [a, b] = [new TextEncoder().encode(given), new TextEncoder().encode(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
