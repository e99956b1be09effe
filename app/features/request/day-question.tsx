import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { offeredDays } from '#domain/request-draft.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { dayHeading } from '../../texts/day-words.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { useNow } from '../../ui/use-now.ts';
import { ChoiceButtons } from './choice-buttons.tsx';
import { QuestionPage } from './question-page.tsx';
import type { QuestionProps } from './question-screen.tsx';

/** An welchem Tag? A fortnight, by the names of its days: no calendar to find one's way in. */
export function DayQuestion({ question, draft, goOn }: QuestionProps) {
  const texts = useTexts();
  const { questions } = useAsking();
  const today = dateOf(localDateTimeAt(useNow()));
  const options = offeredDays(today).map((value) => ({
    value,
    label: dayHeading(texts, value, today),
  }));
  return (
    <QuestionPage {...{ question, draft }} title={questions.day}>
      <ChoiceButtons
        options={options}
        chosen={draft.when?.day}
        onChoose={(day) => goOn({ when: { day } })}
      />
    </QuestionPage>
  );
}
