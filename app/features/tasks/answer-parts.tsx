import { Check, Send, X } from 'lucide';
import { useState } from 'preact/hooks';
import type { LocalDate } from '#domain/local-time.ts';
import type { RequestCard } from '#domain/request-card.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TimeFields, useTimeChoice } from './time-choice.tsx';
import type { Answering } from './use-answering.ts';

const words = officeRequestsDe.tasks;

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
  const choice = useTimeChoice(card, today);
  const sayYes = () => choice.take((at) => answer({ kind: 'yes', at }));
  return (
    <>
      <Card class="stack">
        <h2>{words.yesTitle}</h2>
        <TimeFields {...choice} />
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
        hint={words.questionHint}
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
