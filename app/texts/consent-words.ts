import type { Quarter } from '#domain/quarter.ts';
import type { Privacy } from './privacy-de.ts';

/** The version of the sentences that come with the app; a change of their meaning raises it. */
const BUILT_IN = 'vor-ort-1';

/** What somebody is asked to agree to. */
export interface ConsentText {
  purpose: string;
  name: string;
  lines: readonly string[];
  /** What a consent to it records: version, and language where the app has several. */
  version: string;
  legalBasis: string;
  /** It was written by the office: there is no other language of it. */
  isOwn: boolean;
}

/** The regime of a quarter. */
export function regimeOf(quarter: Pick<Quarter, 'regime'> | undefined) {
  return quarter?.regime ?? 'DSGVO';
}

/**
 * The texts to agree to, by purpose: the quarter's own first, then those of the app for which the
 * quarter has none. `code` is the text set that is read.
 */
export function consentTexts(
  words: Privacy,
  code: string,
  quarter: Pick<Quarter, 'regime' | 'consentTexts'> | undefined,
): ConsentText[] {
  const basis = words.laws[regimeOf(quarter)].agreement;
  const own = quarter?.consentTexts ?? {};
  const names = words.consent.purposes;
  const ofQuarter = Object.entries(own).map(([purpose, { version, text, legalBasis }]) => ({
    purpose,
    name: nameOf(words, purpose),
    lines: text.split(/\n+/).filter(Boolean),
    version,
    legalBasis: legalBasis ?? basis,
    isOwn: true,
  }));
  const builtIn = Object.entries(names)
    .filter(([purpose]) => !Object.hasOwn(own, purpose))
    .map(([purpose, { name, text }]) => ({
      purpose,
      name,
      lines: text,
      version: `${BUILT_IN}-${code}`,
      legalBasis: basis,
      isOwn: false,
    }));
  return [...ofQuarter, ...builtIn];
}

/** What a consent is for, in people's words; the office's own name where the app knows none. */
export function nameOf({ consent: { purposes } }: Privacy, purpose: string): string {
  return (Object.hasOwn(purposes, purpose) && purposes[purpose]?.name) || purpose;
}
