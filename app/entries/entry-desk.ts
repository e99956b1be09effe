import type { Consent } from '#domain/consent.ts';
import type { RecentVisitor } from '#domain/recent-visitors.ts';
import type { Result } from '#domain/result.ts';
import type { EntrySource } from '#domain/visit.ts';
import type { VisitorCard } from '#domain/visitor-card.ts';
import type { GivenConsent } from '../data/consent-commands.ts';
import type { Surroundings } from '../data/copies.ts';
import type { BandCounts } from '../data/own-tally.ts';
import type { SealFailure } from '../data/seal-document.ts';
import type { EntryFailure } from '../data/treff-today.ts';
import type { LiveQuery } from '../ui/use-live.ts';

/** Somebody who was entered. */
export interface EnteredSomewhere {
  /** Who came, after all merges that are known here. */
  personId: string;
  /** `false`: they were entered before, and all stays as it was. */
  isNew: boolean;
}

/*
 * Where people are entered: at a Treff today or on a day on paper, or at one date of an event. Names,
 * counts and new names look and work alike everywhere; what comes of them is said by the desk.
 */

interface Desk {
  quarterId: string;
  /** Another one where people are entered for something else. */
  key: string;
}

/** Where people are entered whose name is known. */
export interface KnownNameDesk<Entered extends EnteredSomewhere> extends Desk {
  /** "Zuletzt hier". */
  observeRecent(): LiveQuery<RecentVisitor[]>;
  enter(
    around: Surroundings,
    personId: string,
    said: { source: EntrySource; enteredBy?: string },
  ): Promise<Result<Entered, EntryFailure>>;
  undo(around: Surroundings, entered: Entered): Promise<unknown>;
  words: { entered: (name: string, entered: Entered) => string };
}

/** Where somebody new is put on the list. */
export interface NewNameDesk<Added extends EnteredSomewhere> extends Desk {
  enterNew(
    around: Surroundings,
    said: { displayName: string; card?: VisitorCard },
    given: GivenConsent,
    enteredBy?: string,
  ): Promise<Result<Added, EntryFailure | SealFailure>>;
  undoNew(around: Surroundings, added: Added): Promise<unknown>;
  /** How somebody new says Yes as a rule. */
  consentForm: Consent['form'];
  words: {
    added: (added: Added) => string;
    /** What stands above the consent's text. */
    readOut: string;
  };
}

/** Where people are counted without a name. */
export interface CountingDesk extends Desk {
  /** What this device has counted here, by band. */
  observeCounts(): LiveQuery<BandCounts>;
  count(around: Surroundings, band: string, by: 1 | -1): Promise<Result<number, EntryFailure>>;
  words: { tally: readonly string[]; counted: (count: number) => string };
}

/** All three. */
export type EntryDesk<
  Entered extends EnteredSomewhere,
  Added extends EnteredSomewhere,
> = KnownNameDesk<Entered> & NewNameDesk<Added> & CountingDesk;
