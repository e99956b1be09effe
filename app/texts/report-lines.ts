import type { ReportItem } from '#domain/access-report.ts';
import { isDocumentType } from '#domain/ids.ts';
import {
  dateOf,
  isLocalDate,
  isLocalDateTime,
  type LocalDate,
  localDateTimeAt,
} from '#domain/local-time.ts';
import { spokenPhone } from '#domain/phone-number.ts';
import { nameOf as purposeName } from './consent-words.ts';
import { dayWords, momentWords } from './day-words.ts';
import type { Texts } from './de.ts';
import { guideOf } from './guide-texts.ts';
import { languageName } from './language-names.ts';
import type { Privacy } from './privacy-de.ts';
import { roleWords } from './role-words.ts';

/** What is needed to put a document into words. */
export interface ReportWords {
  texts: Texts;
  privacy: Privacy;
  names: ReadonlyMap<string, string>;
  today: LocalDate;
}

/** One thing that is stored: what it is called, and what it says. */
export interface ReportLine {
  label: string;
  value: string;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
/** Fields whose values are codes of the product. */
const CODED: ReadonlySet<string> = new Set([
  'admission',
  'channel',
  'comeAs',
  'decision',
  'for',
  'form',
  'kind',
  'outcome',
  'partOfDay',
  'reason',
  'source',
  'state',
  'step',
  'way',
  'where',
  'why',
]);

/** The heading of a kind of document in a report to the person: "Ihre Angaben". */
export function reportHeading(texts: Texts, { report: { kinds } }: Privacy, type: string): string {
  return (Object.hasOwn(kinds, type) && kinds[type]) || kindHeading(texts, type);
}

/** What people call a kind of document. */
export function kindHeading(texts: Texts, type: string): string {
  const { kinds } = guideOf(texts);
  return (isDocumentType(type) && kinds[type]) || (kinds.other as string);
}

/** What a document says, a line each, in the order in which it stands there. Nothing is left out: what
 *  this version has no words for is told as it is stored. */
export function reportLines(words: ReportWords, { content }: Pick<ReportItem, 'content'>) {
  const about = typeof content.field === 'string' ? headOf(content.field) : undefined;
  return Object.entries(content)
    .sort(([a], [b]) => Number(LAST.includes(a)) - Number(LAST.includes(b)))
    .flatMap(([field, value]) => {
      const lines = linesOf(words, field === 'value' && about ? about : field, value);
      if (field !== 'value') return lines;
      return lines.map((line) => ({ ...line, label: fieldLabel(words.privacy, field) }));
    });
}

/** When it was written down and how long it stays is told after what it says. */
const LAST: readonly string[] = ['createdAt', 'arrivedAt', 'deleteAfter'];

function headOf(field: string): string {
  return field.split('.', 1)[0] ?? field;
}

/** A single value in people's words; several are told with commas between them. */
export function valueWords(words: ReportWords, field: string, value: unknown): string {
  const lines = linesOf(words, field, value);
  if (lines.length === 1) return lines[0]?.value ?? '';
  return lines.map(({ label, value: said }) => `${label}: ${said}`).join(', ');
}

/** What a field is called; its own name where nobody gave it one. */
export function fieldLabel({ report: { fields } }: Privacy, field: string): string {
  return (Object.hasOwn(fields, field) && fields[field]) || field;
}

function linesOf(words: ReportWords, field: string, value: unknown): ReportLine[] {
  const { privacy } = words;
  const label = fieldLabel(privacy, field);
  if (value === undefined || value === null || value === '') return [];
  if (field === 'signature') return [{ label, value: privacy.report.signed }];
  if (Array.isArray(value)) {
    const said = value.map((item) => valueWords(words, field, item)).filter(Boolean);
    return said.length > 0 ? [{ label, value: said.join(', ') }] : [];
  }
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([name, item]) => linesOf(words, name, item));
  }
  return [{ label, value: plainWords(words, field, value as string | number | boolean) }];
}

function plainWords(words: ReportWords, field: string, value: string | number | boolean): string {
  const { texts, privacy, names, today } = words;
  const { report } = privacy;
  if (typeof value === 'boolean') return value ? report.yes : report.no;
  if (typeof value === 'number') {
    return field === 'days' ? texts.dates.weekday(weekdayDate(value)) : String(value);
  }
  if (CODED.has(field)) return report.values[`${field}.${value}`] ?? value;
  if (field === 'data') return report.picture;
  if (field === 'field') return fieldLabel(privacy, headOf(value));
  if (field === 'valueBy') return roleWords(texts, value);
  if (field === 'purpose') return purposeName(privacy, value);
  if (field === 'language' || field === 'languages') return languageName(value, texts.lang);
  if (field === 'phone') return spokenPhone(value);
  if (INSTANT.test(value)) {
    return momentWords(texts, localDateTimeAt(new Date(value)), today);
  }
  if (isLocalDate(value)) return dayWords(texts, value, today);
  if (isLocalDateTime(value)) return momentWords(texts, value, today);
  const session = /^session:.*~(\d{4}-\d\d-\d\d)$/.exec(value)?.[1];
  if (session) return dayWords(texts, session, today);
  return names.get(value) ?? value;
}

/** A day of that weekday: 4 May 2026 is a Monday. */
function weekdayDate(weekday: number): LocalDate {
  return dateOf(new Date(Date.UTC(2026, 4, 3 + weekday)).toISOString());
}
