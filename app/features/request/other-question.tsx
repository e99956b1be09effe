import { useState } from 'preact/hooks';
import { otherProblems } from '#domain/request-draft.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { QuestionPage } from './question-page.tsx';
import type { QuestionProps } from './question-screen.tsx';

/** Für wen? The office rings that person; who asks sees the state only. */
export function OtherQuestion({ question, draft, change, goOn }: QuestionProps) {
  const { questions, choices, form } = useAsking();
  const [isAsked, setAsked] = useState(0);
  const problems = isAsked ? otherProblems({ ...draft, forOther: true }) : [];
  const goOnNow = () => {
    if (otherProblems({ ...draft, forOther: true }).length > 0) setAsked(isAsked + 1);
    else goOn({ forOther: true });
  };
  return (
    <QuestionPage {...{ question, draft }} title={questions.other} spoken={[form.otherHint]}>
      <ProblemSummary problems={problems} times={isAsked} />
      <p>{form.otherHint}</p>
      <TextField
        label={form.otherName}
        value={draft.otherName ?? ''}
        error={problems.includes('otherNameMissing') ? form.otherNameMissing : undefined}
        maxLength={120}
        onInput={(otherName) => change({ otherName })}
      />
      <TextField
        label={form.otherPhone}
        hint={form.phoneHint}
        kind="phone"
        value={draft.otherPhone ?? ''}
        error={problems.includes('otherPhoneWrong') ? form.phoneWrong : undefined}
        maxLength={40}
        onInput={(otherPhone) => change({ otherPhone })}
      />
      <Choice
        legend={form.knows}
        options={[
          { value: 'yes', label: form.knowsYes },
          { value: 'no', label: form.knowsNo },
        ]}
        value={draft.otherKnows === undefined ? undefined : draft.otherKnows ? 'yes' : 'no'}
        onChange={(value) => change({ otherKnows: value === 'yes' })}
      />
      <Button look="primary" onPress={goOnNow}>
        {choices.next}
      </Button>
    </QuestionPage>
  );
}
