import { useState } from 'preact/hooks';
import { quarterRulesDe } from '../../texts/quarter-rules-de.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

const words = quarterRulesDe.templates;

/** A name and a paragraph. Two templates of one name could not be told apart. */
export function TemplateForm({
  template,
  taken,
  onSave,
  onCancel,
}: {
  template: { name: string; text: string } | undefined;
  taken: readonly string[];
  onSave: (template: { name: string; text: string }) => void;
  onCancel: () => void;
}) {
  const [name, setName] = useState(template?.name ?? '');
  const [text, setText] = useState(template?.text ?? '');
  const [isTried, setTried] = useState(false);
  const nameProblem = name.trim()
    ? taken.includes(name.trim())
      ? words.nameTaken
      : undefined
    : words.nameMissing;
  const textProblem = text.trim() ? undefined : words.textMissing;
  const save = () => {
    setTried(true);
    if (!nameProblem && !textProblem) onSave({ name: name.trim(), text: text.trim() });
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField
        label={words.name}
        value={name}
        error={isTried ? nameProblem : undefined}
        maxLength={80}
        takesFocus
        onInput={setName}
      />
      <TextField
        label={words.words}
        lines={4}
        value={text}
        error={isTried ? textProblem : undefined}
        maxLength={1000}
        onInput={setText}
      />
      <Button look="primary" onPress={save}>
        {words.save}
      </Button>
      <Button onPress={onCancel}>{words.cancel}</Button>
    </form>
  );
}
