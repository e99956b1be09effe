import { failure, type Result, success } from '#domain/result.ts';
import { type Position, readSinceToken, sinceToken } from '../feed/since-token.ts';
import type { ServerIdentity } from '../identity.ts';
import type { Database } from '../stores/store.ts';

/** Where a peer stands; without `seq` at the beginning. */
export type PeerPosition = Partial<Position>;

/**
 * Reads the `since` of a peer. One of another epoch, or of a store that was set back meanwhile, means
 * the beginning: CouchDB too begins again where it cannot resume, and peers ask for what differs.
 */
export async function positionOf(
  identity: ServerIdentity,
  database: Database,
  since: string | undefined,
): Promise<Result<PeerPosition, { code: 'malformed' }>> {
  const text = unquoted(since);
  if (text === '' || text === '0') return success({});
  if (text === 'now') return success({ seq: (await database.revisions.info()).seq });
  const read = readSinceToken(identity, database.name, text);
  if (!read.ok) return read.error.code === 'foreign' ? success({}) : failure({ code: 'malformed' });
  const { last } = read.value;
  const wasSetBack = last !== undefined && (await database.missing([last])).length > 0;
  return success(wasSetBack ? {} : read.value);
}

/** The position as peers carry it. */
export function seqText(
  identity: ServerIdentity,
  database: Database,
  { seq = '0', last }: PeerPosition,
): string {
  return sinceToken(identity, database.name, { seq, last });
}

/** CouchDB's replicator sends its positions as JSON, others as they are. */
function unquoted(since = ''): string {
  return since.startsWith('"') && since.endsWith('"') ? since.slice(1, -1) : since;
}
