import { parseDocument } from '#domain/any-document.ts';
import type { Consent } from '#domain/consent.ts';
import { failure, type Result, success } from '#domain/result.ts';
import { maySeal } from '#domain/sealed-permissions.ts';
import type { Body } from '#domain/version.ts';
import { type CommandFailure, put } from './checked-writes.ts';
import { readSession } from './device.ts';
import { freshKey } from './fresh-keys.ts';
import { localDatabase } from './local-store.ts';
import { writeHere } from './person-commands.ts';
import { type SealFailure, sealDocument } from './seal-document.ts';
import { takeLetterBack } from './sealed-letters.ts';
import { viewerOf } from './surroundings.ts';

/** What somebody agreed to, and how; `givenAt` where that was not now. */
export type GivenConsent = Pick<
  Consent,
  'purpose' | 'textVersion' | 'form' | 'regime' | 'legalBasis' | 'recordedBy'
> &
  Partial<Pick<Consent, 'givenAt'>>;

/** A consent that was written down. */
export interface RecordedConsent {
  /** Where it was sealed: `undoConsent` takes it out of the outbox again. */
  letterId?: string;
}

/**
 * Writes down that a person agreed, now as a rule, to a certain text. A Treff's tablet seals it: from then on
 * only the office can read it. `noKey`: the key that it needs for that has not arrived yet.
 */
export async function giveConsent(
  quarter: string,
  personId: string,
  given: GivenConsent,
  now: Date,
): Promise<Result<RecordedConsent, CommandFailure | SealFailure>> {
  const at = now.toISOString();
  const made = { type: 'consent', v: 1, createdAt: at, givenAt: at };
  const told = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const doc: Body = { _id: `${personId}:consent:${freshKey()}`, ...made, ...told };
  const database = localDatabase();
  if (maySeal(viewerOf(await readSession(database)), 'consent')) {
    const parsed = parseDocument(doc);
    if (!parsed.ok) return failure({ code: 'invalid', field: 'form' });
    return sealDocument({ database, quarter, now: () => now }, doc);
  }
  const written = await writeHere(quarter, [put(doc)], now);
  return written.ok ? success({}) : written;
}

/** Takes a sealed consent back while it waits here: its person was entered by mistake. One that has
 *  been delivered stays with the office, of a person whom nothing else names. */
export async function undoConsent(quarter: string, letterId: string): Promise<void> {
  await takeLetterBack({ database: localDatabase(), quarter }, letterId);
}

/** Writes down that a person withdrew it, now. It stays withdrawn: who agrees again gives another. */
export function withdrawConsent(
  quarter: string,
  id: string,
  now: Date,
): Promise<Result<void, CommandFailure>> {
  const withdrawnAt = now.toISOString();
  return writeHere(
    quarter,
    [
      {
        id,
        change: (current) =>
          current && !current.withdrawnAt ? { ...current, withdrawnAt } : current,
      },
    ],
    now,
  );
}
