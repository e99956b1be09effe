import { lockDe } from '../../texts/lock-de.ts';
import { Button } from '../../ui/button.tsx';
import type { LockActions } from './lock-actions.ts';
import { PinForm } from './pin-form.tsx';

const words = lockDe.pin;

/** Sets a volunteer's PIN at this tablet; says for how long it holds. */
export function SetPin({
  personId,
  name,
  actions,
  onSaid,
  onSkip,
}: {
  personId: string;
  /** Whose it is, where it is not of who works here. */
  name?: string;
  actions: LockActions;
  onSaid: (words: string) => void;
  onSkip: () => void;
}) {
  const save = async (pin: string) => {
    const { sign } = await actions.setPin(personId, pin);
    onSaid(sign === undefined ? words.keptForNow : words.kept(sign));
    return undefined;
  };
  return (
    <section class="card stack">
      <h2>{name === undefined ? words.setTitle : words.setFor(name)}</h2>
      <p>{words.setText}</p>
      <PinForm button={words.save} onPin={save} />
      <p class="soft small">{words.skipText}</p>
      <Button onPress={onSkip}>{words.skip}</Button>
    </section>
  );
}
