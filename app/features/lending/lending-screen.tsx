import { Plus, QrCode as QrIcon, Tags } from 'lucide';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { observeOverdue } from '../../data/loan-reminders.ts';
import { type LendableView, observeLendables } from '../../data/loan-steps.ts';
import { lendingDe } from '../../texts/lending-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { ViewLinks } from '../../ui/view-links.tsx';
import { LabelScan } from './label-scan.tsx';
import { LendableTable } from './lendable-table.tsx';
import type { LendingDesk } from './lending-desk.ts';
import { LendingGate, type LendingProps } from './lending-gate.tsx';
import {
  DAILY_VIEWS,
  isInView,
  isMeant,
  LENDING_VIEWS,
  type LendingView,
  lendingViewIn,
} from './lending-views.ts';
import { LockNote } from './lock-note.tsx';
import { RemindersPart } from './reminders-part.tsx';

const words = lendingDe.list;
/** So many lines at once. */
const PAGE = 100;

/** "Leihgeräte": what there is, who has it, what is due. */
export function LendingScreen({ quarterId, look }: LendingProps) {
  return (
    <LendingGate {...{ quarterId, look }}>
      {(desk) => (
        <Page title={lendingDe.title} isWide>
          <Ways desk={desk} />
          <LockNote desk={desk} />
          <Things desk={desk} />
        </Page>
      )}
    </LendingGate>
  );
}

function Ways({ desk: { quarterId, isOffice } }: { desk: LendingDesk }) {
  const [isScanning, setScanning] = useState(false);
  return (
    <>
      <div class="row">
        <Button icon={QrIcon} class="lending-short" onPress={() => setScanning(!isScanning)}>
          {isScanning ? words.scanEnd : words.scan}
        </Button>
        {isOffice && (
          <>
            <LinkButton icon={Plus} class="lending-short" href={addresses.newLendable(quarterId)}>
              {words.add}
            </LinkButton>
            <LinkButton
              icon={Tags}
              class="lending-short"
              href={addresses.lendableLabels(quarterId)}
            >
              {words.labels}
            </LinkButton>
          </>
        )}
      </div>
      {isScanning && <LabelScan quarterId={quarterId} />}
    </>
  );
}

function Things({ desk }: { desk: LendingDesk }) {
  const { quarterId } = desk;
  const { query } = useLocation();
  const [typed, setTyped] = useState('');
  const [most, setMost] = useState(PAGE);
  const today = dateOf(localDateTimeAt(useNow()));
  const all = useLive(() => observeLendables(quarterId), [quarterId]);
  const overdue = useLive(() => observeOverdue(quarterId, today), [quarterId, today]);
  if (!all || !overdue) return <p>{lendingDe.loading}</p>;
  if (all.length === 0) return <Empty desk={desk} />;
  const view = lendingViewIn(query.show);
  const inPeace = new Set(overdue.clarify.map(({ loanId }) => loanId));
  const isIn = (one: LendableView, of: LendingView) => isInView(one, of, { today, inPeace });
  // A number that was typed finds its thing in whatever list it is.
  const found = all.filter((one) => (typed ? isMeant(one, typed) : isIn(one, view)));
  return (
    <>
      <SearchField label={words.search} value={typed} onInput={setTyped} />
      <Views {...{ quarterId, view }} count={(of) => all.filter((one) => isIn(one, of)).length} />
      {view === 'overdue' && desk.isOffice && !typed && (
        <RemindersPart {...{ desk, overdue, today }} />
      )}
      <p role="status" class="soft small">
        {words.count(found.length)}
      </p>
      {found.length === 0 ? (
        <EmptyState title={typed ? words.noneFound : words.none} />
      ) : (
        <LendableTable things={found.slice(0, most)} {...{ desk, today, overdue }} />
      )}
      {found.length > most && <Button onPress={() => setMost(most + PAGE)}>{words.more}</Button>}
    </>
  );
}

function Views({
  quarterId,
  view,
  count,
}: {
  quarterId: string;
  view: LendingView;
  count: (of: LendingView) => number;
}) {
  const counted = LENDING_VIEWS.map((of) => ({ of, there: count(of) }));
  const shown = counted.filter(({ of, there }) => there > 0 || of === view || DAILY_VIEWS.has(of));
  return (
    <ViewLinks
      label={words.show}
      views={shown.map(({ of, there }) => ({
        href: addresses.lending(quarterId, of === 'all' ? undefined : of),
        label: words.counted(words.views[of], there),
        shown: of === view,
      }))}
    />
  );
}

function Empty({ desk: { isOffice } }: { desk: LendingDesk }) {
  return (
    <EmptyState title={words.empty}>
      <p>{isOffice ? words.emptyOffice : words.emptyTeam}</p>
    </EmptyState>
  );
}
