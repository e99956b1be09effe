import { useEffect, useState } from 'preact/hooks';
import { lockDe } from '../texts/lock-de.ts';
import { Button } from '../ui/button.tsx';
import { hasCamera, QrScanner } from '../ui/qr-scanner.tsx';
import { TextField } from '../ui/text-field.tsx';
import './card-reader.css';

const words = lockDe.card;

/** A good card is read at once: whoever holds one for so long has a damaged one, or too little light. */
const SLOW_MS = 10_000;

/** Reads a card with the camera, or with a reader that types what it reads. */
export function CardReader({
  hint,
  problem,
  onText,
}: {
  hint: string;
  problem?: string;
  onText: (text: string) => void;
}) {
  const [seesNothing, setSeesNothing] = useState(!hasCamera());
  const [typed, setTyped] = useState('');
  const isSlow = useSlowness(seesNothing);

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
          <QrScanner label={words.camera} onText={onText} onFail={() => setSeesNothing(true)} />
          <p role="status">{isSlow && words.slow}</p>
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

/** Whether the camera has looked for long. */
function useSlowness(isOver: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return isSlow && !isOver;
}
