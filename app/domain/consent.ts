import * as v from 'valibot';
import { documentFields, Instant, text } from './document.ts';
import { PersonId } from './person-id.ts';
import { Signature } from './signature.ts';

/** Under which law the quarter's office works. */
export const Regime = v.picklist(['DSGVO', 'KDG', 'DSG-EKD']);

/** That a person agreed to something, to a certain text. Only its withdrawal is added later. */
export const Consent = v.looseObject({
  _id: v.string(),
  type: v.literal('consent'),
  ...documentFields,
  /** What for: a name of the quarter's consent texts. */
  purpose: text(80),
  textVersion: text(40),
  givenAt: Instant,
  form: v.picklist(['spoken', 'signed', 'paper']),
  /** Who wrote it down, where the tablet knew. */
  recordedBy: v.optional(PersonId),
  signature: v.optional(Signature),
  withdrawnAt: v.optional(Instant),
  regime: Regime,
  /** "Art. 6 Abs. 1 lit. a DSGVO". */
  legalBasis: v.optional(text(120)),
});
export type Consent = v.InferOutput<typeof Consent>;

/** Whether a consent for a purpose holds. */
export function isGiven(consents: readonly Consent[], purpose: string): boolean {
  return consents.some((one) => one.purpose === purpose && one.withdrawnAt === undefined);
}
