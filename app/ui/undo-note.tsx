import { Undo2 } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from './button.tsx';

/**
 * Says what has just been done and takes it back. It stays where it is until the screen is left:
 * no clock runs.
 */
export function UndoNote({
  done,
  undo,
  onUndo,
  takesFocus = false,
  children,
  further,
}: {
  /** "„Sanitätshaus“ ist entfernt." */
  done: string;
  /** "Rückgängig". */
  undo: string;
  onUndo: () => void;
  /** Where it takes the place of what had the focus. */
  takesFocus?: boolean;
  /** What else is worth knowing of it. */
  children?: ComponentChildren;
  /** What can be done with it, beside taking it back. */
  further?: ComponentChildren;
}) {
  const note = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) note.current?.querySelector('button')?.focus();
  }, []);
  return (
    <div class="card stack" ref={note}>
      <p role="status">{done}</p>
      {children}
      <div class="row">
        <Button look="pill" icon={Undo2} onPress={onUndo}>
          {undo}
        </Button>
        {further}
      </div>
    </div>
  );
}
