import { Check, Send, X } from 'lucide';
import { useState } from 'preact/hooks';
import { isPossibleOn } from '#domain/card-filters.ts';
import { type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import type { RequestCard } from '#domain/request-card.ts';
import { offeredDays } from '#domain/request-draft.ts';
import { dayHeading } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { Answering } from './use-answering.ts';

const words = officeRequestsDe.tasks;
/** Half hours from eight to eight. */
const TIMES = Array.from({ length: 25 }, (_, index) => {
  const minutes = 8 * 60 + index * 30;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${minutes % 60 ? '30' : '00'}`;
});
/** What is offered first, by the time of day that suits the person. */
const FIRST = { morning: '10:00', noon: '12:00', afternoon: '15:00', evening: '18:00' };

/** Yes with a time, a question, or sorry. */
export function AnswerParts({
  card,
  today,
  answering: { answer },
}: {
  card: RequestCard;
  today: LocalDate;
  answering: Answering;
}) {
  const days = possibleDays(card, today);
  const [time, setTime] = useState(FIRST[card.when?.partOfDay?.[0] ?? 'morning']);
  const now = localDateTimeAt(useNow());
  // At noon nobody can still come today at ten.
  const [day, setDay] = useState(days.find((one) => `${one}T${time}` > now) ?? today);
  const [isPast, setPast] = useState(false);
  const sayYes = () => {
    const at = `${day}T${time}`;
    setPast(at <= now);
    if (at > now) answer({ kind: 'yes', at });
  };
  return (
    <>
      <Card class="stack">
        <h2>{words.yesTitle}</h2>
        <SelectField
          label={words.day2}
          options={days.map((value) => ({ value, label: dayHeading(de, value, today) }))}
          value={day}
          onChange={setDay}
        />
        <SelectField
          label={words.time}
          options={TIMES.map((value) => ({ value, label: de.dates.time(value) }))}
          value={time}
          onChange={setTime}
        />
        {isPast && (
          <p class="tone-bad" role="alert">
            {words.timePast}
          </p>
        )}
        <Button look="primary" icon={Check} onPress={sayYes}>
          {words.yes}
        </Button>
      </Card>
      <QuestionPart answer={answer} />
      <Button icon={X} onPress={() => answer({ kind: 'sorry' })}>
        {words.sorry}
      </Button>
    </>
  );
}

function QuestionPart({ answer }: Pick<Answering, 'answer'>) {
  const [question, setQuestion] = useState('');
  const [error, setError] = useState<string>();
  const send = () => {
    if (!question.trim()) return setError(words.questionMissing);
    setError(undefined);
    answer({ kind: 'question', words: question.trim().slice(0, 500) });
    setQuestion('');
  };
  return (
    <Card class="stack">
      <h2>{words.questionTitle}</h2>
      <TextField
        label={words.question}
        lines={2}
        value={question}
        error={error}
        maxLength={500}
        onInput={setQuestion}
      />
      <Button icon={Send} onPress={send}>
        {words.questionSend}
      </Button>
    </Card>
  );
}

/** The days that suit the person first; where none of them is near, all. */
function possibleDays({ when }: RequestCard, today: LocalDate): LocalDate[] {
  const near = [today, ...offeredDays(today)];
  const possible = near.filter((day) => isPossibleOn(when, day));
  return possible.length > 0 ? possible : near;
}
