import './select-field.css';

/** One of many in the device's own list, which everybody knows from elsewhere. */
export function SelectField<Value extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string;
  options: readonly { value: Value; label: string; lang?: string }[];
  value: Value;
  onChange: (value: Value) => void;
}) {
  return (
    <label class="select-field">
      <span class="select-field-label">{label}</span>
      <select
        autocomplete="off"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value as Value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
