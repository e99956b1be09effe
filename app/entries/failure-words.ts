import type { CommandFailure } from '../data/checked-writes.ts';
import type { SealFailure } from '../data/seal-document.ts';
import { officePrivacyDe } from '../texts/office-privacy-de.ts';

/** Why nothing was written, in people's words. */
export function failureWords({ code }: CommandFailure | SealFailure): string {
  const { forbidden, ended, invalid, failed } = officePrivacyDe;
  if (code === 'forbidden') return forbidden;
  if (code === 'ended' || code === 'unknown') return ended;
  return code === 'invalid' ? invalid : failed;
}
