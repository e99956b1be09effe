import type { Lending } from '#domain/lendings.ts';
import type { Loan } from '#domain/loan.ts';
import { dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import { undoLending } from '../../data/lend-commands.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { dayWords, recentWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { lendingDe } from '../../texts/lending-de.ts';
import { Button } from '../../ui/button.tsx';
import { SignatureDrawing } from '../../ui/signature-drawing.tsx';
import type { LendablePartProps } from './lendable-screen.tsx';
import { borrowerWords, partsGone, partsWords } from './lending-words.ts';

const words = lendingDe.one;
/** So many loans are told, the newest first. */
const MOST = 50;

/** What was, the newest loan first; what was written today can be taken back. */
export function LoanHistory({ desk, view, today }: LendablePartProps) {
  const { open, past } = view.standing;
  const all = [...[...open].reverse(), ...past].slice(0, MOST);
  return (
    <section class="stack" aria-labelledby="lending-history">
      <h2 id="lending-history">{words.history}</h2>
      {all.length === 0 && <p>{words.noHistory}</p>}
      {all.map((lending) => (
        <div key={lending.loanId} class="card stack">
          <h3>
            <bdi>{borrowerWords(desk, lending.personId)}</bdi>
          </h3>
          <ul class="lending-steps">
            {lending.steps.map((step) => (
              <Step key={step._id} {...{ step, lending, desk, view, today }} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Step({
  step,
  lending,
  desk,
  view,
  today,
}: Omit<LendablePartProps, 'doing'> & { step: Loan; lending: Lending }) {
  const { isLocked, quarterId } = desk;
  const gone = step.step === 'returned' ? partsGone(lending) : [];
  const isLast = lending.steps.at(-1) === step;
  const isOfToday = dateOf(localDateTimeAt(new Date(step.createdAt))) === today;
  const undo = async () => {
    const around = await readSurroundings(quarterId, () => new Date());
    await undoLending(around, stateless(view.lendable._id, step));
  };
  return (
    <li class="stack">
      <p>
        {stepWords(step, today)}
        {step.dueOn && `, ${words.until(dayWords(de, step.dueOn, today))}`}
        {step.step !== 'extended' && !step.cleared && `, ${words[step.signed ?? 'unsigned']}`}
      </p>
      {gone.length > 0 && <p class="tone-bad">{words.gone(partsWords(gone))}</p>}
      {!isLocked && step.note && (
        <p>
          <bdi>{step.note}</bdi>
        </p>
      )}
      {!isLocked && step.signature && (
        <SignatureDrawing drawing={step.signature} label={words.signature} />
      )}
      {isLast && isOfToday && (
        <div class="row">
          <Button look="pill" onPress={() => void undo()}>
            {words.undoStep}
            <span class="visually-hidden">: {stepWords(step, today)}</span>
          </Button>
        </div>
      )}
    </li>
  );
}

/** Whether the thing is out its loans say; what else was said of it stays. */
function stateless(lendableId: string, { _id, step }: Loan) {
  const before = step === 'lent' ? 'available' : 'lent';
  const after = step === 'returned' ? 'available' : 'lent';
  return { lendableId, stepIds: [_id], state: { from: before, to: after } as const };
}

function stepWords({ step, at, personId, cleared }: Loan, today: LocalDate): string {
  const when = recentWords(de, localDateTimeAt(new Date(at)), today);
  if (cleared) return words.steps.cleared(when);
  return words.steps[step === 'returned' && personId === undefined ? 'bare' : step](when);
}
