import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { noFigures } from '#domain/figures.ts';
import { figuresFile } from '../../../app/features/figures/figures-file.ts';
import { figuresDe as words } from '../../../app/texts/figures-de.ts';

const nameOf = (placeId: string | undefined) =>
  placeId ? 'Treff "Hüllen"; Keller' : 'Alle Treffs';

it('the table opens in Excel: a mark, semicolons, every band and topic in its column, no formulas', async () => {
  const figures = {
    ...noFigures(),
    people: 12,
    visits: 7,
    bands: { 'ab 75': 12 },
    topics: { '=HYPERLINK("x")': 5 },
    leftOut: ['visits', 'tallied', 'topics'] as const,
  };
  const text = await figuresFile(
    [
      { scope: { placeId: 'place:huellen', time: '2026-12' }, figures },
      { scope: {}, figures: { ...noFigures(), outcomes: { solved: 3 } } },
    ],
    nameOf,
  );
  expect(text.startsWith('\ufeff')).toBe(true);
  const rows = parse(text, { delimiter: ';', bom: true }) as string[][];
  const [head = [], month = [], all = []] = rows;
  const { columns } = words;
  const at = (line: string[], column: string) => line[head.indexOf(column)];
  expect(month.slice(0, 2)).toEqual(['2026-12', 'Treff "Hüllen"; Keller']);
  expect(at(month, columns.people)).toBe('12');
  expect(at(month, columns.visits)).toBe(words.atLeast(7));
  expect(at(month, columns.tallied)).toBe(words.hidden);
  expect(at(month, `${columns.bands}: ab 75`)).toBe('12');
  expect(at(all, `${columns.outcomes}: Gelöst`)).toBe('3');
  expect(at(all, columns.time)).toBe(words.allTime);
  expect(text).not.toMatch(/(^|;|\n)"?[=+@]/);
});
