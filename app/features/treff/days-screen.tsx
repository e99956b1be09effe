import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { observeQuarter } from '../../data/documents.ts';
import { observeTreffDays, type TreffDayLine } from '../../data/treff-day.ts';
import { observeShownDays } from '../../data/treff-figures.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { dayWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { figuresDe } from '../../texts/figures-de.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { NOTHING_TO_SEE, useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import '../../entries/entering.css';
import './treff.css';

const words = treffDe.days;
const { hidden } = figuresDe;
const AT_ONCE = 30;

/** The days of all Treffs, the newest first, with what the office wants to know at a glance. */
export function DaysScreen({ quarterId }: { quarterId: string }) {
  return (
    <RoleGate who="office">
      <Page title={words.title} isWide>
        <Days quarterId={quarterId} />
        <LinkButton href={addresses.treffPaper(quarterId)}>{treffDe.paper.title}</LinkButton>
        <LinkButton href={addresses.quarterRules(quarterId)}>{words.rules}</LinkButton>
      </Page>
    </RoleGate>
  );
}

function Days({ quarterId }: { quarterId: string }) {
  const [most, setMost] = useState(AT_ONCE);
  const today = dateOf(localDateTimeAt(useNow()));
  const days = useLive(() => observeTreffDays(quarterId, most), [quarterId, most]);
  const hides = useLive(() => observeQuarter(quarterId), [quarterId])?.hideSmallCounts === true;
  const shown = useLive(
    () => (hides ? observeShownDays(quarterId) : NOTHING_TO_SEE),
    [quarterId, hides],
  );
  if (!days || (hides && !shown)) return null;
  if (days.length === 0) return <EmptyState title={words.empty} />;
  return (
    <>
      <DataTable
        label={words.title}
        columns={words.columns}
        rows={days.map((day) => ({
          key: day.sessionId,
          cells: cellsOf(quarterId, day, today, shown),
        }))}
      />
      {days.length >= most && <Button onPress={() => setMost(most + AT_ONCE)}>{words.more}</Button>}
    </>
  );
}

function cellsOf(
  quarterId: string,
  { sessionId, session, place, figures }: TreffDayLine,
  today: string,
  /** Where small numbers are hidden: how many came, on days of which that may be told. */
  shown: ReadonlyMap<string, number> | undefined,
) {
  const { people, visits, open } = figures;
  return [
    <a key="day" class="data-table-link" href={addresses.treffDay(quarterId, sessionId)}>
      {dayWords(de, session.date, today)}
    </a>,
    <bdi key="place">{place?.name ?? words.unknownPlace}</bdi>,
    ...(shown
      ? [shown.get(sessionId) ?? hidden, hidden, hidden]
      : [people, visits, people - visits]),
    shown ? (open.length > 0 ? words.some : 0) : open.length,
  ];
}
