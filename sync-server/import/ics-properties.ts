import ICAL from 'ical.js';
import type { ContentLine } from './ics-lines.ts';

/** A property with its parameters in lower case and its values unescaped. */
export interface IcsProperty {
  /** In upper case: `DTSTART`. */
  name: string;
  line: number;
  params: Record<string, string>;
  /** As jCal writes them; a period is a pair. [RFC 7265] */
  values: (string | [string, string])[];
}

/** The properties that matter of a component, and what is wrong with it. */
export interface ReadProperties {
  all: IcsProperty[];
  /** The first line that cannot be read although it matters. */
  broken?: { line: number; why: string };
}

/** Without these an event would be another one. */
const VITAL = new Set(
  'UID DTSTART DTEND DURATION RRULE EXRULE RDATE EXDATE RECURRENCE-ID STATUS CLASS'.split(' '),
);
const USEFUL = new Set('SUMMARY DESCRIPTION LOCATION ORGANIZER URL SEQUENCE'.split(' '));
/** The library would make an object of a rule and refuse some; they are read by the domain. */
const RULES = new Set(['RRULE', 'EXRULE']);

/** Reads the lines that matter. An unreadable line is passed over unless the event hangs on it. */
export function readProperties(lines: readonly ContentLine[]): ReadProperties {
  const read: ReadProperties = { all: [] };
  for (const line of lines) {
    const name = /^[\w-]+/.exec(line.text)?.[0].toUpperCase() ?? '';
    if (!VITAL.has(name) && !USEFUL.has(name)) continue;
    const property = line.tooLong ? undefined : propertyOf(name, line);
    if (property) read.all.push(property);
    else if (line.tooLong || VITAL.has(name)) {
      read.broken ??= { line: line.line, why: whyBroken(name, line) };
    }
  }
  return read;
}

/** The words of a line such as X-WR-CALNAME; `undefined` where there is none, or it is empty. */
export function wordsOf(lines: readonly ContentLine[], name: string): string | undefined {
  const beginning = new RegExp(`^${name}(?:;[^:]*)?:`, 'i');
  const line = lines.find(({ text }) => beginning.test(text));
  if (!line) return undefined;
  const asWords = { ...line, text: line.text.replace(beginning, 'SUMMARY:') };
  return String(propertyOf('SUMMARY', asWords)?.values[0] ?? '').trim() || undefined;
}

function propertyOf(name: string, { line, text }: ContentLine): IcsProperty | undefined {
  try {
    const [, params, , ...values] = ICAL.Property.fromString(
      RULES.has(name) ? `X-${text}` : text,
    ).toJSON() as [string, Record<string, unknown>, string, ...(string | [string, string])[]];
    const named = Object.entries(params).map(([key, value]) => [key, String(value)]);
    const property: IcsProperty = { name, line, params: Object.fromEntries(named), values };
    const { encoding, charset } = property.params;
    if (encoding?.toUpperCase() !== 'QUOTED-PRINTABLE') return property;
    return { ...property, values: values.map((value) => fromQuotedPrintable(`${value}`, charset)) };
  } catch {
    return undefined;
  }
}

/** Old programs write letters as `=C3=BC`. [vCalendar 1.0; RFC 2045, 6.7] */
function fromQuotedPrintable(text: string, charset = 'utf-8'): string {
  const joined = text.replace(/=(?![0-9A-F]{2})/gi, '');
  const codes = joined.replace(/=([0-9A-F]{2})/gi, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const bytes = new Uint8Array(Buffer.from(codes, 'latin1'));
  const decoded = decode(bytes, charset) ?? decode(bytes, 'windows-1252') ?? text;
  return decoded.replace(/\r\n?/g, '\n');
}

function decode(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function whyBroken(name: string, { line, tooLong }: ContentLine): string {
  if (tooLong === undefined) return `Zeile ${line} ist nicht lesbar (${name}).`;
  const size = `${Math.ceil(tooLong / 1024 / 1024)} MB`;
  return `Zeile ${line} ist ${size} lang (${name}). Mehr als 1 MB wird nicht gelesen.`;
}
