import { useState } from 'preact/hooks';
import { isEnded } from '#domain/request-state.ts';
import { noteForPerson } from '../../data/office-commands.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { ActionProps } from './request-actions.tsx';

const words = officeRequestsDe.request;

/** What the person says on the telephone: the same as they could press in the app. */
export function OnPhonePart({ entry, run }: ActionProps) {
  const { request, standing } = entry;
  const [answer, setAnswer] = useState('');
  const note = (said: Parameters<typeof noteForPerson>[2]) =>
    void run((around) => noteForPerson(around, request._id, said), words.noted);
  return (
    <Card class="stack">
      <h2>{words.onPhone}</h2>
      {standing.state === 'question' && (
        <>
          <TextField label={words.saysAnswer} lines={2} value={answer} onInput={setAnswer} />
          <Button
            look="primary"
            disabled={!answer.trim()}
            onPress={() => note({ kind: 'answered', words: answer.trim().slice(0, 1000) })}
          >
            {words.saveAnswer}
          </Button>
        </>
      )}
      <div class="row">
        <Button look="pill" onPress={() => note({ kind: 'askedAgain' })}>
          {words.saysAgain}
        </Button>
        {!isEnded(standing) && (
          <>
            <Button look="pill" onPress={() => note({ kind: 'solved' })}>
              {words.saysSolved}
            </Button>
            <Button look="pill" onPress={() => note({ kind: 'withdrawn' })}>
              {words.saysWithdrawn}
            </Button>
          </>
        )}
      </div>
    </Card>
  );
}
