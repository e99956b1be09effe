import { costIn, withoutCost } from './costs.ts';
import { dateIn, spanIn } from './dates.ts';
import { osmHoursOf } from './german-hours.ts';
import { phonesIn } from './phones.ts';
import { pointIn } from './point.ts';
import { headlineOf, shortened, singleLine } from './short-texts.ts';
import { addressIn, tidyStreet } from './streets.ts';
import { emailIn, websiteIn } from './web-and-mail.ts';
import { wheelchairIn } from './wheelchair.ts';

/** What a conversion makes of a field, and what it could not use, for staff to read. */
export interface Converted {
  value?: unknown;
  /** A German sentence. */
  note?: string;
}

/** Settings of a mapping that conversions need. */
export interface ConversionSettings {
  /** The area code of numbers that are written without one: "030". */
  areaCode?: string;
}

/** Turns the texts of one or more source fields, trimmed and never all empty, into a value. */
type Conversion = (texts: readonly string[], settings: ConversionSettings) => Converted;

/**
 * The conversions a mapping can name with `"as"`. All take a text as people write it; what they
 * cannot use becomes a note, never an error.
 */
export const CONVERSIONS = {
  /** As it stands. */
  text: onText((text) => ({ value: text })),
  /** On one line, quotation marks put right. */
  name: onText((text) => ({ value: singleLine(text) })),
  /** The beginning as a title, without its cost. */
  headline: onText((text) => ({ value: headlineOf(text) })),
  /** At most 300 characters on one line. */
  summary: onText((text) => ({ value: shortened(singleLine(text), 300) })),
  withoutCost: onText((text) => ({ value: withoutCost(text) })),
  cost: onText((text) => ({ value: costIn(text) })),
  /** All numbers of a field, fax left out; `phone` is the first. */
  phones: onText((text, { areaCode }) => phones(text, areaCode)),
  phone: onText((text, { areaCode }) => {
    const { value, note } = phones(text, areaCode);
    return { value: value?.[0], note };
  }),
  street: onText((text) => ({ value: tidyStreet(text) })),
  /** Street, postal code and city of one field. */
  address: onText((text) => ({ value: addressIn(text) })),
  email: onText((text) => found(emailIn(text), 'Keine E-Mail-Adresse')),
  website: onText((text) => found(websiteIn(text), 'Keine Webadresse')),
  wheelchair: onText((text) => {
    const value = wheelchairIn(text);
    return value ? { value } : { note: `Barrierefrei oder nicht? „${clip(text)}“ sagt es nicht.` };
  }),
  /** OSM hours where German ones are clear, otherwise the text as it stands. */
  hours: onText((text) => ({ value: osmHoursOf(text) ?? text })),
  date: onText((text) => {
    const value = dateIn(text);
    return value ? { value } : { note: `Kein Tag: „${clip(text)}“.` };
  }),
  /** From a field with the day and one with the times (or one with both). */
  start: (texts: readonly string[]): Converted => ({ value: spanOf(texts)?.start }),
  end: (texts: readonly string[]): Converted => ({ value: spanOf(texts)?.end }),
  /** From latitude and longitude. */
  point: ([latitude, longitude]: readonly string[]): Converted => {
    const value = pointIn(latitude, longitude);
    return value ? { value } : { note: `Keine Koordinaten: „${latitude}, ${longitude}“.` };
  },
  /** A list from a text with commas, semicolons or line ends. */
  list: onText((text) => ({ value: text.split(/\s*[,;\n]\s*/).filter(Boolean) })),
} satisfies Record<string, Conversion>;

/** The name of a conversion. */
export type ConversionName = keyof typeof CONVERSIONS;

function onText(convert: (text: string, settings: ConversionSettings) => Converted): Conversion {
  return (texts, settings) => convert(texts.filter(Boolean).join(' '), settings);
}

function phones(text: string, areaCode: string | undefined): { value?: string[]; note?: string } {
  const { phones: numbers, unreadable } = phonesIn(text, areaCode);
  const wrong = unreadable.map((number) => `„${clip(number)}“`).join(', ');
  return {
    value: numbers.length > 0 ? numbers : undefined,
    note: wrong ? `Keine gültige Telefonnummer: ${wrong}.` : undefined,
  };
}

function found(search: { address?: string; unreadable?: string }, what: string): Converted {
  const note = search.unreadable ? `${what}: „${clip(search.unreadable)}“.` : undefined;
  return { value: search.address, note };
}

function spanOf(texts: readonly string[]) {
  const [date = '', times = date.replace(/^\S+/, '')] = texts;
  return spanIn(date, times);
}

/** Enough of a text to recognise it in a sentence. */
function clip(text: string): string {
  return shortened(text.replace(/\s+/g, ' '), 60);
}
