import type { QuarantineOutcome } from '#domain/quarantine-listing.ts';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';

const words = officePrivacyDe.quarantine;

const AS_WANTED = new Set(['accepted', 'discarded', 'undone', 'erased']);

/** What became of entries that were decided on; what went wrong is told with its reason, once each. */
export function decidedWords(outcomes: readonly QuarantineOutcome[]): string[] {
  const count = (outcome: string) => outcomes.filter((one) => one.outcome === outcome).length;
  const [accepted, discarded] = [count('accepted'), count('discarded')];
  // What is of an erased person goes, whatever was decided.
  const gone = discarded + count('erased');
  const undone = count('undone');
  const others = outcomes.filter(({ outcome }) => !AS_WANTED.has(outcome));
  const reasons = [...new Set(others.map(({ outcome }) => words.why[outcome] ?? words.otherWhy))];
  return [
    ...(accepted > 0 ? [words.accepted(accepted)] : []),
    ...(gone > 0 ? [words.discarded(gone)] : []),
    ...(undone > 0 ? [words.undone(undone)] : []),
    ...(others.length > 0 ? [words.stayed(others.length), ...reasons] : []),
  ];
}
