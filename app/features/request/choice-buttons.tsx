import { Check } from 'lucide';
import { Icon } from '../../ui/icon.tsx';

/** A few answers below each other; one tap chooses and goes on. What was chosen before is marked. */
export function ChoiceButtons<Value extends string>({
  options,
  chosen,
  onChoose,
}: {
  options: readonly { value: Value; label: string }[];
  chosen?: Value;
  onChoose: (value: Value) => void;
}) {
  return (
    <div class="stack">
      {options.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          class="request-choice"
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          {value === chosen && <Icon node={Check} />}
          <span>{label}</span>
        </button>
      ))}
    </div>
  );
}
