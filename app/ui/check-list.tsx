import './check-list.css';

/** Several things to tick, each as large as a button. */
export function CheckList({
  legend,
  items,
  checked,
  onChange,
}: {
  legend: string;
  items: readonly { value: string; label: string }[];
  checked: readonly string[];
  onChange: (checked: string[]) => void;
}) {
  const toggle = (value: string) =>
    onChange(
      checked.includes(value) ? checked.filter((one) => one !== value) : [...checked, value],
    );
  return (
    <fieldset class="check-list">
      <legend>{legend}</legend>
      {items.map(({ value, label }) => (
        <label key={value} class="check-list-item">
          <input type="checkbox" checked={checked.includes(value)} onChange={() => toggle(value)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
