import { officePrivacyDe } from './office-privacy-de.ts';
import { privacyDe } from './privacy-de.ts';
import { fieldLabel } from './report-lines.ts';

/** What the office calls a field of any document; its own name where nobody gave it one. */
export function officeFieldLabel(field: string): string {
  const { fields } = officePrivacyDe;
  return (Object.hasOwn(fields, field) && fields[field]) || fieldLabel(privacyDe, field);
}
