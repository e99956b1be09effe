import { Undo2 } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
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
}: {
  /** "„Sanitätshaus“ ist entfernt." */
  done: string;
  /** "Rückgängig". */
  undo: string;
  onUndo: () => void;
  /** Where it takes the place of what had the focus. */
  takesFocus?: boolean;
}) {
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) note.current?.querySelector('button')?.focus();
  }, []);
  return (
    <div class="card stack" ref={note}>
      <p role="status">{done}</p>
      <div class="row">
        <Button look="pill" icon={Undo2} onPress={onUndo}>
          {undo}
        </Button>
      </div>
    </div>
  );
}
