import { type WhenChoice, whenChoiceIn, windowOfChoice } from '#domain/when-choice.ts';
import { useAsking, useWhenChoices } from '../../texts/asking-texts.ts';
import { ChoiceButtons } from './choice-buttons.tsx';
import { useKinds } from './kinds.ts';
import { QuestionPage } from './question-page.tsx';
import type { QuestionProps } from './question-screen.tsx';

/** Wobei? */
export function WhatQuestion({ question, draft, goOn }: QuestionProps) {
  const { questions } = useAsking();
  const kinds = useKinds();
  return (
    <QuestionPage {...{ question, draft }} title={questions.what} spoken={labels(kinds)}>
      <ChoiceButtons
        options={kinds}
        chosen={kinds.find(({ value }) => value === draft.kind)?.value}
        onChoose={(kind) => goOn({ kind })}
      />
    </QuestionPage>
  );
}

/** Wann? */
export function WhenQuestion({ question, draft, goOn }: QuestionProps) {
  const { questions } = useAsking();
  const options = useWhenChoices();
  const chosen = whenChoiceIn(draft.when);
  const choose = (value: WhenChoice) => {
    if (value === 'day') goOn({}, 'day');
    else goOn({ when: windowOfChoice(value) });
  };
  return (
    <QuestionPage {...{ question, draft }} title={questions.when} spoken={labels(options)}>
      <ChoiceButtons
        options={options}
        chosen={chosen === 'kept' ? undefined : chosen}
        onChoose={choose}
      />
    </QuestionPage>
  );
}

/** Wo? */
export function WhereQuestion({ question, draft, goOn }: QuestionProps) {
  const { questions, choices } = useAsking();
  const options = [
    { value: 'home', label: choices.home },
    { value: 'treff', label: choices.treff },
    { value: 'phone', label: choices.phone },
  ] as const;
  return (
    <QuestionPage {...{ question, draft }} title={questions.where} spoken={labels(options)}>
      <ChoiceButtons options={options} chosen={draft.where} onChoose={(where) => goOn({ where })} />
    </QuestionPage>
  );
}

/** Wer darf kommen? */
export function WhoQuestion({ question, draft, goOn }: QuestionProps) {
  const { questions, choices } = useAsking();
  const options = [
    { value: 'any', label: choices.any },
    { value: 'woman', label: choices.woman },
    { value: 'two', label: choices.two },
  ] as const;
  return (
    <QuestionPage {...{ question, draft }} title={questions.who} spoken={labels(options)}>
      <ChoiceButtons
        options={options}
        chosen={draft.comeAs}
        onChoose={(comeAs) => goOn({ comeAs })}
      />
    </QuestionPage>
  );
}

function labels(options: readonly { label: string }[]): string[] {
  return options.map(({ label }) => label);
}
