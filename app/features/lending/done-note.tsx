import { lendingDe } from '../../texts/lending-de.ts';
import { UndoNote } from '../../ui/undo-note.tsx';
import type { Doing } from './use-done.ts';

/** What was just done, with the way back. */
export function DoneNote({ doing: { done, said, problem, undo } }: { doing: Doing }) {
  return (
    <>
      {done && (
        <UndoNote
          key={done.done.stepIds.join() + done.words}
          done={done.words}
          undo={lendingDe.undo}
          onUndo={undo}
        />
      )}
      <p role="status" class="lending-said">
        {said}
      </p>
      <p role="alert" class="tone-bad lending-said">
        {problem}
      </p>
    </>
  );
}
