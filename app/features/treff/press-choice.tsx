import { useId } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';

/** Some of a few, as buttons that stay in; each press counts at once. */
export function PressChoice({
  legend,
  options,
  onPress,
}: {
  legend: string;
  options: readonly { value: string; label: string; isIn: boolean }[];
  onPress: (value: string, isIn: boolean) => void;
}) {
  const id = useId();
  return (
    <section class="stack" aria-labelledby={id}>
      <h2 id={id}>{legend}</h2>
      <div class="treff-chips">
        {options.map(({ value, label, isIn }) => (
          <Button key={value} look="pill" pressed={isIn} onPress={() => onPress(value, !isIn)}>
            <bdi>{label}</bdi>
          </Button>
        ))}
      </div>
    </section>
  );
}
