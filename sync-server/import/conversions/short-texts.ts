import { withoutCost } from './costs.ts';

const LONGEST_TITLE = 80;
/** A point behind a short word or a number is no end: "Dr. Meyer", "1. Hilfe". */
const SENTENCE_END = /(?<=[!?])\s|;|\n|(?<=\p{L}{4}["“”]?)\.\s/u;
const REGISTRATION = /[\s,;.]*\b(?:Vora|A)nmeldung erbeten\b[.!]?/gi;

/** A text on one line, with German quotation marks where pairs are straight or mixed. */
export function singleLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const quotes = line.match(/["“”„]/g) ?? [];
  if (quotes.length % 2 === 1) return line;
  return line.replace(
    /(\p{L}?)["“”„]\s*(.*?)\s*["“”„]/gu,
    (_, before: string, quoted: string) => `${before && `${before} `}„${quoted}“`,
  );
}

/** The beginning of a description as a title: without cost and "Anmeldung erbeten", to the end of
 *  the first sentence, or of the first clause where that is long. */
export function headlineOf(text: string): string {
  const whole = withoutCost(text).replace(REGISTRATION, '').trim();
  const sentence = whole.split(SENTENCE_END)[0]?.trim() || whole;
  const title = sentence.length > LONGEST_TITLE ? (sentence.split(/,\s/)[0] ?? sentence) : sentence;
  return shortened(singleLine(title).replace(/[\s,;:.]+$/, ''), LONGEST_TITLE * 1.5);
}

/** At most so many characters, cut between words, with an ellipsis where something is missing. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).replace(/[\s,;:.]+$/, '')}…`;
}
