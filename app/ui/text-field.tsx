import { useId } from 'preact/hooks';
import './text-field.css';

/** A line to write in. Label and hint are visible to everyone; an error stands at the field. */
export function TextField({
  label,
  hint,
  error,
  value,
  onInput,
  isCode = false,
  maxLength,
}: {
  label: string;
  hint?: string;
  error?: string;
  value: string;
  onInput: (value: string) => void;
  /** Characters to be compared one by one. */
  isCode?: boolean;
  maxLength?: number;
}) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class={`text-field ${error ? 'text-field-wrong' : ''}`}>
      <label for={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} class="soft small">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} class="text-field-error">
          {error}
        </p>
      )}
      <input
        id={id}
        type="text"
        class={isCode ? 'text-field-code' : ''}
        dir={isCode ? 'ltr' : 'auto'}
        value={value}
        maxLength={maxLength}
        autocomplete="off"
        autocapitalize={isCode ? 'characters' : 'sentences'}
        spellcheck={false}
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  );
}
