import { partsOf } from '#domain/ids.ts';
import { isLocalDate, isLocalDateTime, type LocalDate } from '#domain/local-time.ts';
import { momentWords } from './day-words.ts';
import type { Texts } from './de.ts';
import { guideOf } from './guide-texts.ts';

/** What kind of thing was written, in people's words; never the id. */
export function kindWords(texts: Texts, id: string): string {
  const { kinds } = guideOf(texts);
  const type = partsOf(id)?.type ?? 'other';
  return (Object.hasOwn(kinds, type) ? kinds[type] : kinds.other) as string;
}

/** Fields that hold what a person wrote; all others are codes, counts and technical things. */
const WORDS: ReadonlySet<string> = new Set([
  'name',
  'displayName',
  'title',
  'label',
  'summary',
  'description',
  'text',
  'words',
  'note',
  'reason',
  'phone',
  'phones',
  'email',
  'website',
  'street',
  'postalCode',
  'city',
  'extra',
  'doorbell',
  'floor',
  'room',
  'place',
  'organiser',
  'contactName',
  'openingHours',
  'cost',
  'fees',
  'howToJoin',
  'topics',
  'synonyms',
  'value',
]);
const DAYS: ReadonlySet<string> = new Set([
  'date',
  'day',
  'days',
  'dueOn',
  'end',
  'from',
  'start',
  'until',
]);

/** What a person wrote into a document, a line each, in the order in which it stands there. */
export function writtenLines(
  texts: Texts,
  doc: Record<string, unknown>,
  today: LocalDate,
): string[] {
  const lines = Object.entries(doc).flatMap(([field, value]) =>
    linesIn(field, value).map((line) =>
      isLocalDate(line) || isLocalDateTime(line) ? momentWords(texts, line, today) : line,
    ),
  );
  return [...new Set(lines)];
}

function linesIn(field: string, value: unknown): string[] {
  if (typeof value === 'string') {
    if (WORDS.has(field)) return value.trim() ? [value.trim()] : [];
    return DAYS.has(field) && (isLocalDate(value) || isLocalDateTime(value)) ? [value] : [];
  }
  if (Array.isArray(value)) return value.flatMap((item) => linesIn(field, item));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => linesIn(name, item));
}
