import { useState } from 'preact/hooks';
import { lendingDe } from '../../texts/lending-de.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

const words = lendingDe.ask;
const LONGEST_NOTE = 300;

/** Ist das Gerät in Ordnung? With a word on the thing, never on the person. */
export function ThingQuestion({
  note: before,
  problem,
  onChoose,
}: {
  note: string;
  problem: string;
  onChoose: (isBroken: boolean, note: string) => void;
}) {
  const [note, setNote] = useState(before);
  return (
    <>
      <TextField
        label={words.note}
        hint={words.noteHint}
        value={note}
        lines={2}
        maxLength={LONGEST_NOTE}
        onInput={setNote}
      />
      <p role="alert" class="tone-bad lending-said">
        {problem}
      </p>
      <Button look="primary" onPress={() => onChoose(false, note)}>
        {words.fine}
      </Button>
      <Button onPress={() => onChoose(true, note)}>{words.broken}</Button>
    </>
  );
}
