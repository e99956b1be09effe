import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import type { LendablePart } from '#domain/lendable.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { Signature } from '#domain/signature.ts';
import { takeBack } from '../../data/lend-commands.ts';
import type { LendableView } from '../../data/loan-steps.ts';
import { lendingDe } from '../../texts/lending-de.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/use-now.ts';
import { KnownLendable } from './known-lendable.tsx';
import type { LendingDesk } from './lending-desk.ts';
import { LendingGate, type LendingProps } from './lending-gate.tsx';
import { borrowerWords, dayOfInstant } from './lending-words.ts';
import { PartsQuestion } from './parts-question.tsx';
import { QuestionPage } from './question-page.tsx';
import { SignPart } from './sign-part.tsx';
import { ThingQuestion } from './thing-question.tsx';
import { useDone } from './use-done.ts';
import { useFlow } from './use-flow.ts';

const { ask: words, one } = lendingDe;

interface Answers {
  loanId: string;
  parts: readonly LendablePart[];
  isBroken: boolean;
  note: string;
}
type Question = 'which' | 'parts' | 'thing' | 'sign';

/** Takes a thing back, locked or not: from whom, with what, how it is, signed. */
export function ReturnScreen({ quarterId, itemKey, look }: LendingProps & { itemKey: string }) {
  return (
    <LendingGate {...{ quarterId, look }}>
      {(desk) => (
        <KnownLendable quarterId={quarterId} id={`lendable:${itemKey}`}>
          {(view) => <Questions desk={desk} view={view} />}
        </KnownLendable>
      )}
    </LendingGate>
  );
}

function Questions({ desk, view }: { desk: LendingDesk; view: LendableView }) {
  const { quarterId } = desk;
  const { lendable, standing } = view;
  const { query, route } = useLocation();
  const given = query.loan === undefined ? undefined : `loan=${query.loan}`;
  const path = addresses.lendingStep(quarterId, lendable._id, 'return', given);
  const { answers, asked, goOn, end } = useFlow<Answers>(path, path);
  const doing = useDone(quarterId, lendable._id);
  const today = dateOf(localDateTimeAt(useNow()));
  const [only] = standing.open.length === 1 ? standing.open : [];
  const loanId = query.loan ?? answers.loanId ?? only?.loanId;
  const loan = standing.open.find((open) => open.loanId === loanId);
  const parts = loan?.lent?.parts ?? lendable.parts ?? [];
  const questions: Question[] = [
    ...(standing.open.length > 1 && query.loan === undefined ? (['which'] as const) : []),
    ...(parts.length > 0 ? (['parts'] as const) : []),
    'thing',
    // Where nobody is known nobody signs: there is no loan to sign off.
    ...(loan ? (['sign'] as const) : []),
  ];
  const question = questions.find((wanted) => wanted === asked) ?? questions[0] ?? 'thing';
  const page = { question: questions.indexOf(question) + 1, count: questions.length };
  const next = questions[page.question];
  const write = async (
    more: Partial<Answers>,
    by: { signed?: 'tablet' | 'paper'; signature?: Signature } = {},
  ) => {
    const { isBroken = false, note, parts: back = [] } = { ...answers, ...more };
    const said = isBroken ? one.repairSaid : one.returnedSaid;
    const what = { lendableId: lendable._id, loanId, parts: back, isBroken, doneBy: desk.doneBy };
    const done = await doing.run(said, (around) =>
      takeBack(around, { ...what, note: note?.trim() || undefined, ...by }),
    );
    if (!done) return;
    end();
    route(addresses.lendable(quarterId, lendable._id), true);
  };
  const answer = (more: Partial<Answers>) => {
    if (next) goOn(more, next);
    else void write(more);
  };
  switch (question) {
    case 'which':
      return (
        <QuestionPage title={words.which} {...page}>
          {standing.open.map((open) => (
            <Button key={open.loanId} onPress={() => answer({ loanId: open.loanId })}>
              {words.which2(borrowerWords(desk, open.personId), dayOfInstant(open.since, today))}
            </Button>
          ))}
        </QuestionPage>
      );
    case 'parts':
      return (
        <QuestionPage title={words.partsBack} {...page}>
          {!loan && <p>{words.unknownLoan}</p>}
          <PartsQuestion parts={parts} onChoose={(chosen) => answer({ parts: chosen })} />
        </QuestionPage>
      );
    case 'thing':
      return (
        <QuestionPage title={words.thing} {...page}>
          {!loan && <p>{words.unknownLoan}</p>}
          <ThingQuestion
            note={answers.note ?? ''}
            problem={doing.problem}
            onChoose={(isBroken, note) => answer({ isBroken, note })}
          />
        </QuestionPage>
      );
    default:
      return (
        <QuestionPage title={words.signBack} {...page}>
          <SignPart
            yes={words.takeBackNow}
            problem={doing.problem}
            onTablet={(signature) => void write({}, { signed: 'tablet', signature })}
            onPaper={() => void write({}, { signed: 'paper' })}
            onNone={() => void write({})}
          />
        </QuestionPage>
      );
  }
}
