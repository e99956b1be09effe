import { useState } from 'preact/hooks';
import { addVisitor, undoVisitor } from '../../data/treff-entries.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { EntryNote } from './entry-note.tsx';
import { useEntry } from './use-entry.ts';

const words = lockDe.entry;

/** "Neuer Name": somebody new, sealed at once where the tablet is locked. */
export function NewNamePart({ quarterId }: { quarterId: string }) {
  const entry = useEntry(quarterId, words.takenBack);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string>();
  const add = async () => {
    const displayName = name.trim();
    setProblem(displayName ? undefined : words.nameNeeded);
    if (!displayName) return;
    const isAdded = await entry.enter(
      words.entered,
      (around, by) => addVisitor(around, { displayName }, by),
      undoVisitor,
    );
    if (isAdded) setName('');
  };
  return (
    <form
      class="stack"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField
        label={words.name}
        hint={words.nameHint}
        error={problem}
        value={name}
        maxLength={120}
        onInput={setName}
      />
      <Button look="primary" onPress={() => void add()}>
        {words.enter}
      </Button>
      <EntryNote entry={entry} />
    </form>
  );
}
