import type { Quarter } from '#domain/quarter.ts';
import { lendingDe } from '../../texts/lending-de.ts';

/** What whoever borrows something signs: the quarter's own text, or the product's. */
export function agreementOf(quarter: Quarter | undefined): { version: string; text: string } {
  const { ownVersion, text } = lendingDe.agreement;
  return quarter?.loanAgreement ?? { version: ownVersion, text };
}
