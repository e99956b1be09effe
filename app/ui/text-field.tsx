import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import './text-field.css';

/** A line to write in. Label and hint are visible to everyone; an error stands at the field. */
export function TextField({
  label,
  hint,
  error,
  value,
  onInput,
  isCode = false,
  kind = 'text',
  lines = 1,
  takesFocus = false,
  maxLength,
}: {
  label: string;
  hint?: string;
  error?: string;
  value: string;
  onInput: (value: string) => void;
  /** Characters to be compared one by one. */
  isCode?: boolean;
  /** Brings the fitting keyboard. The browser offers nothing: many devices have many people. */
  kind?: 'text' | 'phone';
  /** More than one makes room for sentences. */
  lines?: number;
  /** The one thing that its screen asks for. */
  takesFocus?: boolean;
  maxLength?: number;
}) {
  const id = useId();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  // With the frame in which it is seen: the first digits of a fast hand would go astray.
  useLayoutEffect(() => {
    if (takesFocus) field.current?.focus({ preventScroll: true });
  }, []);
  const shared = {
    id,
    ref: field,
    value,
    maxLength,
    autocomplete: 'off' as const,
    'aria-invalid': error ? true : undefined,
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
  };
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
      {lines > 1 ? (
        <textarea {...shared} aria-describedby={described || undefined} rows={lines} dir="auto" />
      ) : (
        <input
          {...shared}
          aria-describedby={described || undefined}
          type="text"
          inputMode={kind === 'phone' ? 'tel' : undefined}
          class={isCode ? 'text-field-code' : kind === 'phone' ? 'text-field-phone' : ''}
          dir={isCode || kind === 'phone' ? 'ltr' : 'auto'}
          autocapitalize={isCode ? 'characters' : 'sentences'}
          spellcheck={false}
        />
      )}
    </div>
  );
}
