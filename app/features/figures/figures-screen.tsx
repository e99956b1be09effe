import { useMemo } from 'preact/hooks';
import { figureRows } from '#domain/figure-rows.ts';
import { withoutSmallFigures } from '#domain/small-figures.ts';
import { observeQuarter } from '../../data/documents.ts';
import { type KnownFigures, observeTreffFigures } from '../../data/treff-figures.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { timeWords } from '../../texts/figure-words.ts';
import { figuresDe as words } from '../../texts/figures-de.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { FiguresActions } from './figures-actions.tsx';
import { FiguresBar } from './figures-bar.tsx';
import { FiguresTable } from './figures-table.tsx';
import { SmallNumbers } from './small-numbers.tsx';
import { useFiguresQuery } from './use-figures-query.ts';
import './figures.css';

/** "Treff in Zahlen": how many came, who they were, what they asked and how it ended. */
export function FiguresScreen({ quarterId }: { quarterId: string }) {
  return (
    <RoleGate who="office">
      <Page title={words.title} isWide>
        <Statistics quarterId={quarterId} />
      </Page>
    </RoleGate>
  );
}

function Statistics({ quarterId }: { quarterId: string }) {
  const known = useLive(() => observeTreffFigures(quarterId), [quarterId]);
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  if (!known || !quarter) return <p>{words.reading}</p>;
  const hides = quarter.hideSmallCounts === true;
  return (
    <>
      <Numbers known={known} hides={hides} />
      <SmallNumbers quarterId={quarterId} hides={hides} />
    </>
  );
}

function Numbers({
  known: { figures, placeNames },
  hides,
}: {
  known: KnownFigures;
  hides: boolean;
}) {
  const { query, change, hrefOf } = useFiguresQuery();
  const all = useMemo(() => (hides ? withoutSmallFigures(figures) : figures), [figures, hides]);
  const { by, placeId, period } = query;
  const table = useMemo(() => figureRows(all, { by, placeId, period }), [all, by, placeId, period]);
  const nameOfPlace = (id: string | undefined) =>
    id === undefined ? words.allPlaces : (placeNames.get(id) ?? words.unknownPlace);
  const { rows, sum } = table;
  return (
    <>
      <FiguresBar {...{ all, query, nameOfPlace }} onChange={change} />
      <p class="figures-scope">
        {nameOfPlace(placeId)} · {timeWords(period)}
      </p>
      {rows.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <p role="status" class="soft small no-print">
            {words.count(rows.length)}
          </p>
          <FiguresTable {...{ rows, sum, query, nameOfPlace, hrefOf }} />
          <p class="small">
            {words.personsNote} {words.keptNote} {hides && words.hideSums}
          </p>
          <FiguresActions rows={[...rows, sum]} nameOfPlace={nameOfPlace} />
        </>
      )}
    </>
  );
}
