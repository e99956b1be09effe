import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { observeTreffDays, type TreffDayLine } from '../../data/treff-day.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { dayWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import './treff.css';

const words = treffDe.days;
const AT_ONCE = 30;

/** The days of all Treffs, the newest first, with what the office wants to know at a glance. */
export function DaysScreen({ quarterId }: { quarterId: string }) {
  return (
    <RoleGate who="office">
      <Page title={words.title} isWide>
        <Days quarterId={quarterId} />
        <LinkButton href={addresses.quarterRules(quarterId)}>{words.rules}</LinkButton>
      </Page>
    </RoleGate>
  );
}

function Days({ quarterId }: { quarterId: string }) {
  const [most, setMost] = useState(AT_ONCE);
  const today = dateOf(localDateTimeAt(useNow()));
  const days = useLive(() => observeTreffDays(quarterId, most), [quarterId, most]);
  if (!days) return null;
  if (days.length === 0) return <EmptyState title={words.empty} />;
  return (
    <>
      <DataTable
        label={words.title}
        columns={words.columns}
        rows={days.map((day) => ({ key: day.sessionId, cells: cellsOf(quarterId, day, today) }))}
      />
      {days.length >= most && <Button onPress={() => setMost(most + AT_ONCE)}>{words.more}</Button>}
    </>
  );
}

function cellsOf(
  quarterId: string,
  { sessionId, session, place, figures }: TreffDayLine,
  today: string,
) {
  const { people, visits, open } = figures;
  return [
    <a key="day" class="data-table-link" href={addresses.treffDay(quarterId, sessionId)}>
      {dayWords(de, session.date, today)}
    </a>,
    <bdi key="place">{place?.name ?? words.unknownPlace}</bdi>,
    people,
    visits,
    people - visits,
    open.length,
  ];
}
