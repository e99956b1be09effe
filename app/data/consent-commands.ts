import type { Consent } from '#domain/consent.ts';
import type { Result } from '#domain/result.ts';
import { type CommandFailure, put } from './checked-writes.ts';
import { freshKey } from './fresh-keys.ts';
import { writeHere } from './person-commands.ts';

/** What somebody agreed to, and how. */
export type GivenConsent = Pick<
  Consent,
  'purpose' | 'textVersion' | 'form' | 'regime' | 'legalBasis' | 'recordedBy'
>;

/** Writes down that a person agreed, now, to a certain text. */
export function giveConsent(
  quarter: string,
  personId: string,
  given: GivenConsent,
  now: Date,
): Promise<Result<void, CommandFailure>> {
  const at = now.toISOString();
  const made = { type: 'consent', v: 1, createdAt: at, givenAt: at };
  const told = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return writeHere(
    quarter,
    [put({ _id: `${personId}:consent:${freshKey()}`, ...made, ...told })],
    now,
  );
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
