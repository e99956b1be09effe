import { Pencil } from 'lucide';
import { useState } from 'preact/hooks';
import { renameVisitor } from '../../data/visitor-names.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Stepping } from './use-step.ts';

const words = treffDe.visit;

/** "Name berichtigen": a name that was misheard is not called for years. */
export function RenamePart({
  personId,
  name,
  stepping,
}: {
  personId: string;
  name: string;
  stepping: Stepping;
}) {
  const [typed, setTyped] = useState<string>();
  const [problem, setProblem] = useState<string>();
  if (typed === undefined) {
    return (
      <div class="row">
        <Button look="pill" icon={Pencil} onPress={() => setTyped(name)}>
          {words.rename}
        </Button>
      </div>
    );
  }
  const close = () => {
    setTyped(undefined);
    setProblem(undefined);
  };
  const save = async () => {
    const next = typed.trim();
    setProblem(next ? undefined : lockDe.entry.nameNeeded);
    if (!next) return;
    if (next === name) return close();
    const isSaved = await stepping.step(
      words.renamed(next),
      (around) => renameVisitor(around, personId, next),
      (around, before) => renameVisitor(around, personId, before),
    );
    if (isSaved) close();
  };
  return (
    <form
      class="card stack"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>{words.rename}</h2>
      <TextField
        label={words.renameLabel}
        error={problem}
        value={typed}
        maxLength={120}
        takesFocus
        onInput={setTyped}
      />
      <Button look="primary" onPress={() => void save()}>
        {treffDe.day.save}
      </Button>
      <Button onPress={close}>{treffDe.day.cancel}</Button>
    </form>
  );
}
