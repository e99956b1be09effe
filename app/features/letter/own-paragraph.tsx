import type { Quarter } from '#domain/quarter.ts';
import { quarterRulesDe } from '../../texts/quarter-rules-de.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

const words = quarterRulesDe.letter;

/** A paragraph that the office writes itself, from one of its templates or freely. */
export function OwnParagraph({
  templates,
  value,
  onInput,
}: {
  templates: NonNullable<Quarter['templates']>;
  value: string;
  onInput: (value: string) => void;
}) {
  return (
    <div class="card stack no-print">
      {templates.length > 0 && (
        <SelectField
          label={words.choose}
          options={[
            { value: '', label: words.noTemplate },
            ...templates.map(({ name }) => ({ value: name, label: name })),
          ]}
          value={templates.find(({ text }) => text === value)?.name ?? ''}
          onChange={(name) => onInput(templates.find((one) => one.name === name)?.text ?? '')}
        />
      )}
      <TextField label={words.own} lines={3} value={value} maxLength={1000} onInput={onInput} />
    </div>
  );
}
