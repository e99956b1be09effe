import type { Figures } from '#domain/figures.ts';
import { keyOf } from '#domain/ids.ts';
import type { TreffFigures } from '#domain/treff-figures.ts';

/** A number of some figures, as a sum of unknowns. */
interface Told {
  name: string;
  value: number;
  isShown: boolean;
  /** Each way is the same number told by other unknowns. */
  ways: string[][];
}

/**
 * What somebody finds out who has all figures that are shown and solves all equations between numbers at
 * once: the hidden ones, above nought, of which only one value is possible. By Gauss over the unknowns of
 * which all others are sums: of each month its visits, tallies and bands, of each day its people. Larger
 * tables are sums of these, and tell nothing more.
 */
export function soleSolutions(all: TreffFigures, shown: TreffFigures): string[] {
  const told = all.months.flatMap((month, index) => {
    const left = shown.months[index] ?? month;
    const key = `${keyOf(month.placeId)} ${month.month}`;
    const days = all.sessions.filter(
      ({ placeId, date }) => placeId === month.placeId && date.startsWith(month.month),
    );
    const shownDays = new Map(shown.sessions.map((one) => [one.sessionId, one]));
    return [
      ...ofMonth(key, month, left, days),
      ...days.map((day): Told => {
        const isShown = shownDays.get(day.sessionId)?.people === day.people;
        return { name: day.sessionId, value: day.people, isShown, ways: [[day.sessionId]] };
      }),
    ];
  });
  const unknowns = [...new Set(told.flatMap(({ ways }) => ways.flat()))];
  const rowOf = (way: readonly string[]) =>
    unknowns.map((unknown) => (way.includes(unknown) ? 1 : 0));
  const known = told.flatMap(({ isShown, ways }) => {
    const rows = ways.map(rowOf);
    const [first = [], ...others] = rows;
    // That all ways come to the same is known of hidden numbers too.
    return isShown ? rows : others.map((row) => row.map((value, at) => value - (first[at] ?? 0)));
  });
  const basis = reduced(known);
  return told
    .filter(({ isShown, value }) => !isShown && value > 0)
    .filter(({ ways }) => ways.some((way) => isSpanned(rowOf(way), basis)))
    .map(({ name, value }) => `${name} = ${value}`);
}

function ofMonth(
  key: string,
  month: Figures,
  left: Figures,
  days: readonly { sessionId: string }[],
): Told[] {
  const has = (measure: 'people' | 'visits' | 'tallied' | 'persons') =>
    !left.leftOut.includes(measure);
  const visits = [`${key} visits`];
  const names = Object.keys(month.bands);
  return [
    {
      name: `${key} people`,
      value: month.people,
      isShown: has('people'),
      ways: [
        [...visits, `${key} tallied`],
        names.map((name) => `${key} band ${name}`),
        days.map(({ sessionId }) => sessionId),
      ],
    },
    { name: `${key} visits`, value: month.visits, isShown: has('visits'), ways: [visits] },
    {
      name: `${key} tallied`,
      value: month.tallied,
      isShown: has('tallied'),
      ways: [[`${key} tallied`]],
    },
    {
      name: `${key} persons`,
      value: month.persons,
      isShown: has('persons'),
      ways: [days.length === 1 ? visits : [`${key} persons`]],
    },
    ...names.map((name): Told => {
      const value = month.bands[name] ?? 0;
      const isShown = left.bands[name] === value;
      return { name: `${key} band ${name}`, value, isShown, ways: [[`${key} band ${name}`]] };
    }),
  ];
}

const TINY = 1e-9;
type Basis = readonly { row: number[]; at: number }[];

function reduced(rows: readonly number[][]): Basis {
  const basis: { row: number[]; at: number }[] = [];
  for (const given of rows) {
    const row = remainder(given, basis);
    const at = row.findIndex((value) => Math.abs(value) > TINY);
    if (at < 0) continue;
    const lead = row[at] ?? 1;
    basis.push({ row: row.map((value) => value / lead), at });
  }
  return basis;
}

function isSpanned(row: number[], basis: Basis): boolean {
  return remainder(row, basis).every((value) => Math.abs(value) <= TINY);
}

function remainder(given: readonly number[], basis: Basis): number[] {
  const row = [...given];
  for (const { row: known, at } of basis) {
    const times = row[at] ?? 0;
    if (Math.abs(times) <= TINY) continue;
    for (let index = 0; index < row.length; index += 1) {
      row[index] = (row[index] ?? 0) - times * (known[index] ?? 0);
    }
  }
  return row;
}
