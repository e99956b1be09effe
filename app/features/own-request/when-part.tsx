import { useState } from 'preact/hooks';
import { dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import type { RequestWindow } from '#domain/request.ts';
import { offeredDays } from '#domain/request-draft.ts';
import { type WhenChoice, whenChoiceIn, windowOfChoice } from '#domain/when-choice.ts';
import { useAsking, useWhenChoices } from '../../texts/asking-texts.ts';
import { dayHeading } from '../../texts/day-words.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { whenWords } from '../../texts/when-words.ts';
import { Choice } from '../../ui/choice.tsx';
import { useNow } from '../../ui/use-now.ts';

/** When it suits, as it is asked: what was said is chosen already, and is given back as it was unless
 *  something else is chosen. */
export function WhenPart({
  known,
  onChange,
}: {
  known: RequestWindow | undefined;
  onChange: (when: RequestWindow | undefined) => void;
}) {
  const asking = useAsking();
  const texts = useTexts();
  const today = dateOf(localDateTimeAt(useNow()));
  const before = whenChoiceIn(known);
  const [choice, setChoice] = useState(before);
  const [day, setDay] = useState(known?.day);
  const choose = (next: WhenChoice | 'kept', on: LocalDate | undefined) => {
    setChoice(next);
    setDay(on);
    const isAsBefore = next === before && (next !== 'day' || on === known?.day);
    onChange(next === 'kept' || isAsBefore ? known : windowOfChoice(next, on));
  };
  const kept = before === 'kept' && known ? whenWords(texts, asking, known, today) : undefined;
  const days = offeredDays(today);
  // A day that was said is offered also where it is further away than others, or over.
  const allDays = known?.day && !days.includes(known.day) ? [known.day, ...days] : days;
  return (
    <>
      <Choice
        legend={asking.questions.when}
        options={[...(kept ? [{ value: 'kept' as const, label: kept }] : []), ...useWhenChoices()]}
        value={choice}
        onChange={(next) => choose(next, day ?? days[0])}
      />
      {choice === 'day' && (
        <Choice
          legend={asking.questions.day}
          options={allDays.map((value) => ({ value, label: dayHeading(texts, value, today) }))}
          value={day}
          onChange={(on) => choose('day', on)}
        />
      )}
    </>
  );
}
