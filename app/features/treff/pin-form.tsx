import { useState } from 'preact/hooks';
import { isPin } from '#domain/lock-signs.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { Button } from '../../ui/button.tsx';
import { PinField } from './pin-field.tsx';

/** A PIN and the button that says it; what is wrong with it comes back from `onPin`. */
export function PinForm({
  label,
  button,
  onPin,
}: {
  label?: string;
  button: string;
  onPin: (pin: string) => Promise<string | undefined> | string | undefined;
}) {
  const [pin, setPin] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const say = async () => {
    if (isBusy) return;
    if (!isPin(pin)) return setProblem(lockDe.pin.notAPin);
    setBusy(true);
    // Whatever threw: the PIN can be said again.
    const wrong = await Promise.resolve(pin)
      .then(onPin)
      .catch(() => lockDe.treff.failed);
    setBusy(false);
    setPin('');
    setProblem(wrong);
  };
  return (
    <form
      class="stack"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void say();
      }}
    >
      <PinField label={label} value={pin} error={problem} onInput={setPin} />
      <Button look="primary" onPress={() => void say()}>
        {button}
      </Button>
    </form>
  );
}
