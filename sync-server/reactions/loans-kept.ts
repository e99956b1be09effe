import { lendingsOf } from '#domain/lendings.ts';
import type { Loan } from '#domain/loan.ts';
import type { Database, LivingDocument } from '../stores/store.ts';

/**
 * Of documents past their last day those that may go now: the steps of a loan go together, when the
 * thing is back and the last of them is over. Who has a thing is known as long as they have it.
 * Throws a `StoreFailure`.
 */
export async function withoutKeptLoans(
  expired: readonly LivingDocument[],
  database: Database,
  isOver: (stored: LivingDocument) => boolean,
): Promise<LivingDocument[]> {
  if (!expired.some(isLoan)) return [...expired];
  const all = (await database.range('loan:')).filter(isLoan);
  const over = new Set(all.filter(isOver).map(({ id }) => id));
  const ended = lendingsOf(all.map(({ doc }) => doc as unknown as Loan)).filter(
    ({ returned, steps }) => returned && steps.every(({ _id }) => over.has(_id)),
  );
  const mayGo = new Set(ended.flatMap(({ steps }) => steps.map(({ _id }) => _id)));
  // All at once: without its return, a step that stayed would be a thing that is out.
  return [...expired.filter((stored) => !isLoan(stored)), ...all.filter(({ id }) => mayGo.has(id))];
}

function isLoan({ doc }: LivingDocument): boolean {
  return doc.type === 'loan';
}
