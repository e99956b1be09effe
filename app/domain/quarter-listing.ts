import * as v from 'valibot';
import { isQuarterId } from './ids.ts';

/** A quarter as the list of all of them shows it, before any of its documents is here. */
export const QuarterListing = v.looseObject({
  id: v.pipe(v.string(), v.check(isQuarterId)),
  name: v.string(),
  /** What people there call it: Stadtteil, Viertel, Kiez, Quartier. */
  word: v.string(),
  city: v.string(),
  streets: v.array(v.string()),
});
export type QuarterListing = v.InferOutput<typeof QuarterListing>;

/** Reads the server's list; `undefined` where it is none (a captive portal's page, say). */
export function parseQuarterList(input: unknown): QuarterListing[] | undefined {
  const parsed = v.safeParse(v.array(QuarterListing), input);
  return parsed.success ? parsed.output : undefined;
}

/** The quarters one of whose streets, or whose own name or city, has a word that begins as typed.
 *  "str.", "straße" and "strasse" are one, and so are ä and ae. Everything where nothing was typed. */
export function quartersByStreet(
  quarters: readonly QuarterListing[],
  typed: string,
): { quarter: QuarterListing; street?: string }[] {
  const wanted = plain(typed);
  if (!wanted) return quarters.map((quarter) => ({ quarter }));
  return quarters.flatMap((quarter) => {
    if ([quarter.name, quarter.city].some((name) => beginsSomewhere(name, wanted))) {
      return [{ quarter }];
    }
    const street = quarter.streets.find((name) => beginsSomewhere(name, wanted));
    return street === undefined ? [] : [{ quarter, street }];
  });
}

function beginsSomewhere(name: string, wanted: string): boolean {
  const words = plain(name);
  return ` ${words}`.includes(` ${wanted}`) || joined(words).startsWith(joined(wanted));
}

/** "Sewan Straße" is the Sewanstraße. */
function joined(words: string): string {
  return words.replaceAll(' ', '');
}

/** Lower case, without umlauts, house number or the many ways to write "Straße". */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .replace(/str(\.|asse\b|\b)/g, 'strasse')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\s\d+\s?[a-z]?\s*$/, '')
    .trim();
}
