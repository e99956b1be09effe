import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import { observeQuarter } from '../../data/documents.ts';
import { extend } from '../../data/lend-commands.ts';
import type { LendableView } from '../../data/loan-steps.ts';
import { dayWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { lendingDe } from '../../texts/lending-de.ts';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { KnownLendable } from './known-lendable.tsx';
import type { LendingDesk } from './lending-desk.ts';
import { LendingGate, type LendingProps } from './lending-gate.tsx';
import { borrowerWords } from './lending-words.ts';
import { UntilChoices } from './until-choices.tsx';
import { useDone } from './use-done.ts';

const { ask: words, one, failures } = lendingDe;

/** Lets somebody keep a thing for longer: until when. */
export function ExtendScreen({ quarterId, itemKey, look }: LendingProps & { itemKey: string }) {
  return (
    <LendingGate {...{ quarterId, look }}>
      {(desk) => (
        <KnownLendable quarterId={quarterId} id={`lendable:${itemKey}`}>
          {(view) => <Until desk={desk} view={view} />}
        </KnownLendable>
      )}
    </LendingGate>
  );
}

function Until({ desk, view }: { desk: LendingDesk; view: LendableView }) {
  const { quarterId } = desk;
  const { lendable, standing } = view;
  const { query, route } = useLocation();
  const doing = useDone(quarterId, lendable._id);
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const today = dateOf(localDateTimeAt(useNow()));
  const loan = standing.open.find(({ loanId }) => loanId === query.loan) ?? standing.open[0];
  if (!loan) {
    return (
      <Page title={lendable.name}>
        <p>{failures.notOut}</p>
      </Page>
    );
  }
  const choose = async (dueOn: LocalDate) => {
    const said = one.extendedSaid(dayWords(de, dueOn, today));
    const { doneBy } = desk;
    const done = await doing.run(said, (around) =>
      extend(around, { lendableId: lendable._id, loanId: loan.loanId, dueOn, doneBy }),
    );
    if (done) route(addresses.lendable(quarterId, lendable._id), true);
  };
  return (
    <Page title={words.until} before={<p class="soft small">{lendable.name}</p>}>
      <p>
        <bdi>{borrowerWords(desk, loan.personId)}</bdi>
        {loan.dueOn && `: ${one.until(dayWords(de, loan.dueOn, today))}`}
      </p>
      <p role="alert" class="tone-bad lending-said">
        {doing.problem}
      </p>
      <UntilChoices
        today={today}
        days={quarter?.loanDays}
        onChoose={(dueOn) => void choose(dueOn)}
      />
    </Page>
  );
}
