import { type PaperDay, paperMoment } from '#domain/paper-day.ts';
import { type Result, success } from '#domain/result.ts';
import type { VisitorCard } from '#domain/visitor-card.ts';
import { type GivenConsent, giveConsent, undoConsent } from './consent-commands.ts';
import type { Surroundings } from './copies.ts';
import type { SealFailure } from './seal-document.ts';
import { addVisitor, type Entered, undoVisitor } from './treff-entries.ts';
import type { EntryFailure } from './treff-today.ts';

/** Where the consent of somebody new waits, sealed. */
export interface Agreed {
  letterId?: string;
}

/** Somebody who was just added at the Treff. */
export type NewVisitor = Entered & Agreed;

/** Somebody new who agreed to be on the list, with the visit: today's, or that of a day on paper, on which
 *  they agreed. */
export function enterNewVisitor(
  around: Surroundings,
  { displayName, card, paper }: { displayName: string; card?: VisitorCard; paper?: PaperDay },
  given: GivenConsent,
  enteredBy?: string,
): Promise<Result<NewVisitor, EntryFailure | SealFailure>> {
  const consent = { ...given, givenAt: paper && paperMoment(paper.date), recordedBy: enteredBy };
  return withConsent(around, consent, {
    add: () => addVisitor(around, { displayName, card, paper }, enteredBy),
    undo: (added) => undoVisitor(around, added),
  });
}

/** Takes back who was just added: visit, name, and the consent while it waits here. */
export async function undoNewVisitor(around: Surroundings, added: NewVisitor): Promise<void> {
  await undoAgreed(around, added);
  await undoVisitor(around, added);
}

/** Adds somebody new, wherever that is, with what they agreed to. No name stays without a consent that is
 *  written down. */
export async function withConsent<Added extends { personId: string }>(
  { quarter, now }: Surroundings,
  given: GivenConsent,
  {
    add,
    undo,
  }: {
    add: () => Promise<Result<Added, EntryFailure>>;
    undo: (added: Added) => Promise<unknown>;
  },
): Promise<Result<Added & Agreed, EntryFailure | SealFailure>> {
  const added = await add();
  if (!added.ok) return added;
  const agreed = await giveConsent(quarter, added.value.personId, given, now());
  if (agreed.ok) return success({ ...added.value, ...agreed.value });
  await undo(added.value);
  return agreed;
}

/** Takes a consent back while it waits here. */
export async function undoAgreed({ quarter }: Surroundings, { letterId }: Agreed): Promise<void> {
  if (letterId !== undefined) await undoConsent(quarter, letterId);
}
