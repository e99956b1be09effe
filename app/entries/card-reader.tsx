import { useState } from 'preact/hooks';
import { lockDe } from '../texts/lock-de.ts';
import { Button } from '../ui/button.tsx';
import { hasCamera, QrScanner } from '../ui/qr-scanner.tsx';
import { TextField } from '../ui/text-field.tsx';
import './card-reader.css';

const words = lockDe.card;

/** Reads a card with the camera, or with a reader that types what it reads. */
export function CardReader({
  hint,
  slow = words.slow,
  problem,
  onText,
}: {
  hint: string;
  /** Said where the camera reads nothing for long. */
  slow?: string;
  problem?: string;
  onText: (text: string) => void;
}) {
  const [seesNothing, setSeesNothing] = useState(!hasCamera());
  const [typed, setTyped] = useState('');
  const use = () => {
    setTyped('');
    if (typed.trim()) onText(typed);
  };
  return (
    <div class="stack">
      {seesNothing ? (
        <p>{words.noCamera}</p>
      ) : (
        <>
          <p>{hint}</p>
          <QrScanner
            label={words.camera}
            slow={slow}
            onText={onText}
            onFail={() => setSeesNothing(true)}
          />
        </>
      )}
      <form
        class="stack"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          use();
        }}
      >
        <TextField
          label={words.typed}
          hint={words.typedHint}
          value={typed}
          onInput={setTyped}
          isCode
        />
        <Button onPress={use}>{words.use}</Button>
      </form>
      <p role="alert" class="card-reader-problem">
        {problem}
      </p>
    </div>
  );
}
