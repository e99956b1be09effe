import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useKiosk } from '../../texts/kiosk-texts.ts';
import { Button } from '../../ui/button.tsx';

/** Asks whether somebody is still there: one large button. Any other touch answers it as well. */
export function StillThere({ onHere, onDone }: { onHere: () => void; onDone: () => void }) {
  const { stillThere, done } = useKiosk();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    shown?.querySelector('button')?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      class="still-there"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onCancel={onHere}
    >
      <div class="stack">
        <h2 id={`${id}-title`}>{stillThere.title}</h2>
        <p id={`${id}-text`}>{stillThere.text}</p>
        <Button look="primary" onPress={onHere}>
          {stillThere.here}
        </Button>
        <Button onPress={onDone}>{done}</Button>
      </div>
    </dialog>
  );
}
