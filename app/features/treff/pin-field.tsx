import { useId } from 'preact/hooks';
import { lockDe } from '../../texts/lock-de.ts';

/**
 * Digits that nobody beside shall read. No field for passwords: the browser would offer to keep it, and
 * what is typed here is to be kept nowhere.
 */
export function PinField({
  label = lockDe.pin.label,
  error,
  value,
  onInput,
}: {
  label?: string;
  error?: string;
  value: string;
  onInput: (value: string) => void;
}) {
  const id = useId();
  return (
    <div class={`text-field ${error ? 'text-field-wrong' : ''}`}>
      <label for={id}>{label}</label>
      <p id={`${id}-hint`} class="soft small">
        {lockDe.pin.hint}
      </p>
      {error && (
        <p id={`${id}-error`} class="text-field-error" role="alert">
          {error}
        </p>
      )}
      <input
        id={id}
        type="text"
        class="pin-field"
        inputMode="numeric"
        pattern="[0-9]*"
        maxLength={8}
        autocomplete="off"
        value={value}
        aria-describedby={`${id}-hint ${error ? `${id}-error` : ''}`}
        aria-invalid={error ? true : undefined}
        onInput={(event) => onInput(event.currentTarget.value.replace(/\D/g, ''))}
      />
    </div>
  );
}
