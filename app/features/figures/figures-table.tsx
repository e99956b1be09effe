import type { FigureQuery, FigureRow } from '#domain/figure-rows.ts';
import { scopeKey } from '#domain/figure-rows.ts';
import { countsWords, numberWords, timeWords } from '../../texts/figure-words.ts';
import { figuresDe as words } from '../../texts/figures-de.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { stepInto } from './use-figures-query.ts';

const PLAIN = ['people', 'visits', 'tallied', 'persons'] as const;
const NAMED = ['bands', 'topics', 'outcomes'] as const;

/** The statistics, a line each and their sum; a line leads to the parts that it is made of. */
export function FiguresTable({
  rows,
  sum,
  query,
  nameOfPlace,
  hrefOf,
}: {
  rows: readonly FigureRow[];
  sum: FigureRow;
  query: FigureQuery;
  nameOfPlace: (placeId: string | undefined) => string;
  hrefOf: (query: FigureQuery) => string;
}) {
  const { columns } = words;
  const into = stepInto(query.by);
  const labelOf = ({ scope }: FigureRow) => {
    if (query.by === 'place') return nameOfPlace(scope.placeId);
    const time = timeWords(scope.time);
    return query.by === 'session' ? `${time}, ${nameOfPlace(scope.placeId)}` : time;
  };
  return (
    <div class="figures-table">
      <DataTable
        isWide
        label={words.title}
        columns={[
          query.by === 'place' ? columns.place : columns.time,
          ...PLAIN.map((measure) => columns[measure]),
          ...NAMED.map((measure) => columns[measure]),
        ]}
        rows={[
          ...rows.map((row) => ({
            key: scopeKey(row.scope),
            cells: [
              into ? (
                <a
                  class="data-table-link"
                  href={hrefOf({ by: into, placeId: row.scope.placeId, period: row.scope.time })}
                >
                  <bdi>{labelOf(row)}</bdi>
                </a>
              ) : (
                <bdi>{labelOf(row)}</bdi>
              ),
              ...cellsOf(row),
            ],
          })),
          {
            key: 'sum',
            cells: [<strong>{words.sum}</strong>, ...cellsOf(sum)],
          },
        ]}
      />
    </div>
  );
}

function cellsOf({ figures }: FigureRow) {
  return [
    ...PLAIN.map((measure) => numberWords(figures, measure)),
    ...NAMED.map((measure) => <bdi>{countsWords(figures, measure)}</bdi>),
  ];
}
