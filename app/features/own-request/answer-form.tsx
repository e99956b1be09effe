import { Send } from 'lucide';
import { useState } from 'preact/hooks';
import type { Request } from '#domain/request.ts';
import { answerQuestion } from '../../data/request-commands.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** The answer to what a volunteer wants to know before coming. */
export function AnswerForm({ quarterId, request }: { quarterId: string; request: Request }) {
  const { mine, form } = useAsking();
  const [words, setWords] = useState('');
  const [error, setError] = useState<string>();
  const send = async () => {
    if (!words.trim()) return setError(mine.answerMissing);
    const around = await readSurroundings(quarterId, () => new Date());
    const sent = await answerQuestion(around, request._id, words.trim().slice(0, 1000));
    setError(sent.ok ? undefined : form.failed);
  };
  return (
    <form
      class="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField label={mine.answer} lines={3} value={words} error={error} onInput={setWords} />
      <Button look="primary" icon={Send} onPress={() => void send()}>
        {mine.answerSend}
      </Button>
    </form>
  );
}
