import { addresses } from '#domain/addresses.ts';
import { isContested, isOverdue } from '#domain/lendings.ts';
import type { LocalDate } from '#domain/local-time.ts';
import type { Overdue } from '../../data/loan-reminders.ts';
import type { LendableView } from '../../data/loan-steps.ts';
import { dayWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { lendingDe } from '../../texts/lending-de.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Pill } from '../../ui/pill.tsx';
import type { LendingDesk } from './lending-desk.ts';
import { borrowerWords } from './lending-words.ts';

const { list: words, states, reminders } = lendingDe;

interface TableProps {
  desk: LendingDesk;
  today: LocalDate;
  overdue: Overdue;
}

/** Things to lend, a line each; the name leads to the thing. */
export function LendableTable({
  things,
  ...props
}: TableProps & { things: readonly LendableView[] }) {
  const { columns } = words;
  return (
    <DataTable
      label={lendingDe.title}
      columns={[columns.name, columns.number, columns.state, columns.who, columns.due]}
      rows={things.map((view) => ({ key: view.lendable._id, cells: cellsOf(view, props) }))}
    />
  );
}

function cellsOf(view: LendableView, { desk, today, overdue }: TableProps) {
  const { lendable, standing } = view;
  const { open } = standing;
  return [
    <a class="data-table-link" href={addresses.lendable(desk.quarterId, lendable._id)}>
      <bdi>{lendable.name}</bdi>
    </a>,
    lendable.number,
    <StatePill view={view} />,
    open.length > 0 && (
      <bdi>{open.map(({ personId }) => borrowerWords(desk, personId)).join(', ')}</bdi>
    ),
    open.length > 0 && <DueCell {...{ view, today, overdue }} />,
  ];
}

/** How a thing stands, in a word. */
export function StatePill({ view: { standing } }: { view: LendableView }) {
  if (isContested(standing)) return <Pill tone="bad">{words.contested}</Pill>;
  const { state } = standing;
  const tone = { available: 'good', lent: 'accent' } as const;
  return (
    <Pill tone={state === 'available' || state === 'lent' ? tone[state] : 'warn'}>
      {states[state]}
    </Pill>
  );
}

function DueCell({
  view: { standing },
  today,
  overdue,
}: { view: LendableView } & Pick<TableProps, 'today' | 'overdue'>) {
  const due = standing.open.flatMap(({ dueOn }) => dueOn ?? []).sort()[0];
  const isReminded = standing.open.some(({ loanId }) => overdue.reminded.has(loanId));
  return (
    <>
      {due && dayWords(de, due, today)}{' '}
      {isOverdue(standing, today) && <Pill tone="bad">{words.overdue}</Pill>}{' '}
      {isReminded && <Pill>{reminders.on}</Pill>}
    </>
  );
}
