import type { FigureRow } from '#domain/figure-rows.ts';
import {
  countedName,
  type NamedMeasure,
  numberWords,
  type PlainMeasure,
} from '../../texts/figure-words.ts';
import { figuresDe as words } from '../../texts/figures-de.ts';

const PLAIN: readonly PlainMeasure[] = ['people', 'visits', 'tallied', 'persons'];
const NAMED: readonly NamedMeasure[] = ['bands', 'topics', 'outcomes'];

/**
 * The statistics as a table that Excel opens as it is in Germany: semicolons, and a mark that says UTF-8.
 * Each band, topic and outcome has a column. What looks like a formula is made harmless. [RFC 4180]
 */
export async function figuresFile(
  rows: readonly FigureRow[],
  nameOfPlace: (placeId: string | undefined) => string,
): Promise<string> {
  // Only the office needs it, and not on every day.
  const { stringify } = await import('csv-stringify/browser/esm/sync');
  const columns = NAMED.flatMap((kind) => namesOf(rows, kind).map((name) => ({ kind, name })));
  const head = [
    words.columns.time,
    words.columns.place,
    ...PLAIN.map((measure) => words.columns[measure]),
    ...columns.map(({ kind, name }) => `${words.columns[kind]}: ${countedName(kind, name)}`),
  ];
  const lines = rows.map(({ scope, figures }) => [
    scope.time ?? words.allTime,
    nameOfPlace(scope.placeId),
    ...PLAIN.map((measure) => numberWords(figures, measure)),
    ...columns.map(({ kind, name }) => {
      const count = figures[kind][name] ?? 0;
      const isLess = figures.leftOut.includes(kind);
      if (!isLess) return String(count);
      return count === 0 ? words.hidden : words.atLeast(count);
    }),
  ]);
  return stringify([head, ...lines], {
    delimiter: ';',
    record_delimiter: 'windows',
    bom: true,
    escape_formulas: true,
  });
}

function namesOf(rows: readonly FigureRow[], kind: NamedMeasure): string[] {
  const names = new Set(rows.flatMap(({ figures }) => Object.keys(figures[kind])));
  return [...names].sort((a, b) => a.localeCompare(b, 'de'));
}
