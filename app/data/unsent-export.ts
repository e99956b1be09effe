import { isClosed } from '#domain/closed-form.ts';
import type { SealedLetter } from '#domain/sealed-letter.ts';
import type { Body } from '#domain/version.ts';
import type { LocalDatabase } from './database.ts';
import { readIdentity } from './device.ts';
import { readWaiting } from './outbox-status.ts';
import { readRefusals } from './refusals.ts';
import { entriesOf } from './sent-entries.ts';

/** What a device could not deliver, as a file for the office. */
export interface UnsentExport {
  format: 'vor-ort-unsent';
  v: 1;
  quarter: string;
  /** Whose numbers the clocks of the documents carry. */
  deviceId: string;
  savedAt: string;
  waiting: { id: string; since: string; doc?: Body; deleted?: true; sealed?: SealedLetter }[];
  refused: {
    id: string;
    at: string;
    code: string;
    doc?: Body;
    deleted?: true;
    sealed?: SealedLetter;
  }[];
}

/** Everything of a quarter that was written here and is nowhere else: what waits, and what was
 *  refused and not removed. */
export async function unsentExport(
  database: LocalDatabase,
  quarter: string,
  now: Date,
): Promise<UnsentExport> {
  const { deviceId } = await readIdentity(database);
  const waiting = await readWaiting(database, quarter);
  const entries = await entriesOf(database, quarter);
  const letters = new Map(entries.map(({ id, sealed, letter }) => [id, sealed ?? letter]));
  const refusals = await readRefusals(database, quarter);
  return {
    format: 'vor-ort-unsent',
    v: 1,
    quarter,
    deviceId,
    savedAt: now.toISOString(),
    waiting: waiting.map(({ id, since, doc }) => {
      // What is closed here goes to the office as it would go to the server.
      const sealed = doc && !isClosed(doc) ? undefined : letters.get(id);
      return { id, since, ...(sealed ? { sealed } : contentOf(doc)) };
    }),
    refused: refusals
      .filter(({ removedAt }) => !removedAt)
      .map(({ id, at, code, version, letter }) => {
        const content = contentOf(version.deleted ? undefined : version.doc);
        return { id, at, code, ...(letter ? { sealed: letter } : content) };
      }),
  };
}

function contentOf(doc: Body | undefined): { doc: Body } | { deleted: true } {
  return doc ? { doc } : { deleted: true };
}
