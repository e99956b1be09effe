import { isContested, isOverdue } from '#domain/lendings.ts';
import { dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import { observePlaces } from '../../data/documents.ts';
import type { LendableView } from '../../data/loan-steps.ts';
import { lendingDe } from '../../texts/lending-de.ts';
import { Facts } from '../../ui/facts.tsx';
import { Page } from '../../ui/page.tsx';
import { Pill } from '../../ui/pill.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { DoneNote } from './done-note.tsx';
import { KnownLendable } from './known-lendable.tsx';
import { LendableActions } from './lendable-actions.tsx';
import { StatePill } from './lendable-table.tsx';
import type { LendingDesk } from './lending-desk.ts';
import { LendingGate, type LendingProps } from './lending-gate.tsx';
import { partsWords } from './lending-words.ts';
import { LoanHistory } from './loan-history.tsx';
import { LockNote } from './lock-note.tsx';
import { OpenLoan } from './open-loan.tsx';
import { type Doing, useDone } from './use-done.ts';

const { one: words, list } = lendingDe;

/** What every part of a thing's page needs. */
export interface LendablePartProps {
  desk: LendingDesk;
  view: LendableView;
  today: LocalDate;
  doing: Doing;
}

/** One thing to lend: how it stands, what can be done, what was. A label's code leads here. */
export function LendableScreen({ quarterId, itemKey, look }: LendingProps & { itemKey: string }) {
  return (
    <LendingGate {...{ quarterId, look }}>
      {(desk) => (
        <KnownLendable quarterId={quarterId} id={`lendable:${itemKey}`}>
          {(view) => <Thing desk={desk} view={view} />}
        </KnownLendable>
      )}
    </LendingGate>
  );
}

function Thing({ desk, view }: { desk: LendingDesk; view: LendableView }) {
  const { quarterId } = desk;
  const doing = useDone(quarterId, view.lendable._id);
  const today = dateOf(localDateTimeAt(useNow()));
  const { lendable, standing } = view;
  const part = { desk, view, today, doing };
  return (
    <Page title={lendable.name} before={<p class="soft small">{words.number(lendable.number)}</p>}>
      <DoneNote doing={doing} />
      <p class="row">
        <StatePill view={view} />
        {isOverdue(standing, today) && <Pill tone="bad">{list.overdue}</Pill>}
      </p>
      {isContested(standing) && (
        <div class="card stack lending-contested" role="status">
          <h2>{words.contestedTitle}</h2>
          <p>{words.contestedText}</p>
        </div>
      )}
      <LockNote desk={desk} />
      {standing.open.map((loan) => (
        <OpenLoan key={loan.loanId} loan={loan} {...part} />
      ))}
      <LendableActions {...part} />
      <ThingFacts view={view} quarterId={quarterId} />
      <LoanHistory {...part} />
    </Page>
  );
}

function ThingFacts({ view: { lendable }, quarterId }: { view: LendableView; quarterId: string }) {
  const places = useLive(() => observePlaces(quarterId), [quarterId]);
  const { facts } = words;
  return (
    <section class="card">
      <Facts
        facts={[
          { name: facts.kind, content: lendingDe.kinds[lendable.kind] },
          { name: facts.parts, content: partsWords(lendable.parts) },
          {
            name: facts.place,
            content: places?.find(({ _id }) => _id === lendable.placeId)?.name,
          },
        ]}
      />
    </section>
  );
}
