import { lockDe } from '../../texts/lock-de.ts';
import { UndoNote } from '../../ui/undo-note.tsx';
import type { Entry } from './use-entry.ts';

/** What was just entered, with the way back. */
export function EntryNote({ entry: { done, said, problem } }: { entry: Entry }) {
  return (
    <>
      {done && <UndoNote done={done.words} undo={lockDe.treff.undo} onUndo={done.undo} />}
      <p role="status">{said}</p>
      <p role="alert" class="treff-problem">
        {problem}
      </p>
    </>
  );
}
