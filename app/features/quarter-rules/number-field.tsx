import { quarterRulesDe } from '../../texts/quarter-rules-de.ts';
import { SelectField } from '../../ui/select-field.tsx';

/** One of a few numbers, each told in words; the usual one is marked. */
export function NumberField({
  label,
  values,
  usual,
  value,
  tell,
  onChange,
}: {
  label: string;
  values: readonly number[];
  usual: number;
  value: number;
  tell: (value: number) => string;
  onChange: (value: number) => void;
}) {
  // A value that another version or an import has set is kept, and shown.
  const all = [...new Set([...values, value])].sort((a, b) => a - b);
  return (
    <SelectField
      label={label}
      options={all.map((one) => ({
        value: String(one),
        label: one === usual ? quarterRulesDe.usual(tell(one)) : tell(one),
      }))}
      value={String(value)}
      onChange={(chosen) => onChange(Number(chosen))}
    />
  );
}
