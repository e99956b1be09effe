import { Search } from 'lucide';
import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';
import './search-field.css';

/** A large field for searching as one types. The label is visible to everyone. */
export function SearchField({
  label,
  value,
  onInput,
}: {
  label: string;
  value: string;
  onInput: (value: string) => void;
}) {
  const id = useId();
  return (
    <div class="search-field">
      <label for={id}>{label}</label>
      <div class="search-field-box">
        <Icon node={Search} />
        <input
          id={id}
          type="search"
          value={value}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="search"
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      </div>
    </div>
  );
}
