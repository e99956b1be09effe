import { type Result, success } from '#domain/result.ts';
import { type GivenConsent, giveConsent, undoConsent } from './consent-commands.ts';
import type { Surroundings } from './copies.ts';
import type { SealFailure } from './seal-document.ts';
import { addVisitor, type Entered, undoVisitor } from './treff-entries.ts';
import type { EntryFailure } from './treff-today.ts';

/** Somebody who was just added. */
export interface NewVisitor extends Entered {
  /** Where the consent waits, sealed. */
  letterId?: string;
}

/** Somebody new who agreed to be on the list, with today's visit. No name stays without a consent that
 *  is written down. */
export async function enterNewVisitor(
  around: Surroundings,
  displayName: string,
  given: GivenConsent,
  enteredBy?: string,
): Promise<Result<NewVisitor, EntryFailure | SealFailure>> {
  const added = await addVisitor(around, { displayName }, enteredBy);
  if (!added.ok) return added;
  const { personId } = added.value;
  const consent = { ...given, recordedBy: enteredBy };
  const agreed = await giveConsent(around.quarter, personId, consent, around.now());
  if (agreed.ok) return success({ ...added.value, ...agreed.value });
  await undoVisitor(around, added.value);
  return agreed;
}

/** Takes back who was just added: visit, name, and the consent while it waits here. */
export async function undoNewVisitor(around: Surroundings, added: NewVisitor): Promise<void> {
  if (added.letterId !== undefined) await undoConsent(around.quarter, added.letterId);
  await undoVisitor(around, added);
}
