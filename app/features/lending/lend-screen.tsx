import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import type { LendablePart } from '#domain/lendable.ts';
import { dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import type { Signature } from '#domain/signature.ts';
import { observeQuarter } from '../../data/documents.ts';
import { lend } from '../../data/lend-commands.ts';
import type { LendableView } from '../../data/loan-steps.ts';
import { dayWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { lendingDe } from '../../texts/lending-de.ts';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { agreementOf } from './agreement-text.ts';
import { KnownLendable } from './known-lendable.tsx';
import type { LendingDesk } from './lending-desk.ts';
import { LendingGate, type LendingProps } from './lending-gate.tsx';
import { borrowerWords } from './lending-words.ts';
import { LockNote } from './lock-note.tsx';
import { PartsQuestion } from './parts-question.tsx';
import { QuestionPage } from './question-page.tsx';
import { SignPart } from './sign-part.tsx';
import { UntilChoices } from './until-choices.tsx';
import { useDone } from './use-done.ts';
import { useFlow } from './use-flow.ts';
import { WhoQuestion } from './who-question.tsx';

const { ask: words, one, failures } = lendingDe;

interface Answers {
  personId: string;
  parts: readonly LendablePart[];
  dueOn: LocalDate;
}
type Question = 'who' | 'parts' | 'until' | 'sign';

/** Lends a thing, one question a screen: to whom, with what, until when, signed. */
export function LendScreen({ quarterId, itemKey, look }: LendingProps & { itemKey: string }) {
  return (
    <LendingGate {...{ quarterId, look }}>
      {(desk) => (
        <KnownLendable quarterId={quarterId} id={`lendable:${itemKey}`}>
          {(view) =>
            desk.isLocked ? (
              <Page title={view.lendable.name}>
                <LockNote desk={desk} />
              </Page>
            ) : (
              <Questions desk={desk} view={view} />
            )
          }
        </KnownLendable>
      )}
    </LendingGate>
  );
}

function Questions({ desk, view }: { desk: LendingDesk; view: LendableView }) {
  const { quarterId } = desk;
  const { _id: id, name, parts = [] } = view.lendable;
  const path = addresses.lendingStep(quarterId, id, 'lend');
  const { answers, asked, goOn, end } = useFlow<Answers>(path, path);
  const { route } = useLocation();
  const doing = useDone(quarterId, id);
  const today = dateOf(localDateTimeAt(useNow()));
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const questions: Question[] = [
    'who',
    ...(parts.length > 0 ? (['parts'] as const) : []),
    'until',
    'sign',
  ];
  const question = questionNow(questions, asked, answers);
  const page = { question: questions.indexOf(question) + 1, count: questions.length };
  const next = questions[page.question] ?? 'sign';
  const isDone = doing.done?.done.lendableId === id && view.standing.state === 'lent';
  useEffect(() => {
    // Whoever comes back to a question after it was lent finds the thing.
    if (isDone) route(addresses.lendable(quarterId, id), true);
  }, [isDone]);
  const agreement = agreementOf(quarter);
  const write = async (signed: 'tablet' | 'paper', signature?: Signature) => {
    const { personId, dueOn } = answers;
    if (personId === undefined || dueOn === undefined) return;
    const loan = { personId, dueOn, parts: answers.parts ?? [], signed, signature };
    const said = one.lentSaid(dayWords(de, dueOn, today));
    const done = await doing.run(said, (around) =>
      lend(around, { lendableId: id, ...loan, agreement: agreement.version, doneBy: desk.doneBy }),
    );
    if (!done) return;
    end();
    route(addresses.lendable(quarterId, id), true);
  };
  if (view.standing.state !== 'available') {
    return (
      <Page title={name}>
        <p>{isDone ? doing.done?.words : failures.notAvailable}</p>
      </Page>
    );
  }
  switch (question) {
    case 'who':
      return (
        <QuestionPage title={words.who(name)} {...page}>
          <WhoQuestion desk={desk} onChoose={(personId) => goOn({ personId }, next)} />
        </QuestionPage>
      );
    case 'parts':
      return (
        <QuestionPage title={words.parts} {...page}>
          <PartsQuestion parts={parts} onChoose={(chosen) => goOn({ parts: chosen }, next)} />
        </QuestionPage>
      );
    case 'until':
      return (
        <QuestionPage title={words.until} {...page}>
          <UntilChoices
            today={today}
            days={quarter?.loanDays}
            onChoose={(dueOn) => goOn({ dueOn }, next)}
          />
        </QuestionPage>
      );
    default:
      return (
        <QuestionPage title={words.agreement} {...page}>
          <p>
            <strong>
              <bdi>{borrowerWords(desk, answers.personId)}</bdi>
            </strong>
            {`: ${name}, ${one.until(dayWords(de, answers.dueOn ?? today, today))}`}
          </p>
          <p class="card lending-text">{agreement.text}</p>
          <SignPart
            yes={words.lendNow}
            problem={doing.problem}
            onTablet={(signature) => void write('tablet', signature)}
            onPaper={() => void write('paper')}
          />
        </QuestionPage>
      );
  }
}

/** The question of the address, or the first that was not answered before it. */
function questionNow(
  questions: readonly Question[],
  asked: string | undefined,
  answers: Partial<Answers>,
): Question {
  const isAnswered: Record<Question, boolean> = {
    who: answers.personId !== undefined,
    parts: answers.parts !== undefined,
    until: answers.dueOn !== undefined,
    sign: false,
  };
  const wanted = questions.find((one) => one === asked) ?? 'who';
  const open = questions.find((one) => one === wanted || !isAnswered[one]);
  return open ?? wanted;
}
