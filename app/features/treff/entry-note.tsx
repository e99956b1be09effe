import type { ComponentChildren } from 'preact';
import { lockDe } from '../../texts/lock-de.ts';
import { UndoNote } from '../../ui/undo-note.tsx';
import type { Entry } from './use-entry.ts';

/** What was just entered, with the way back. It stands at the foot of the window: nothing above it moves,
 *  so that the next press meets the name it was meant for. */
export function EntryNote({
  entry: { done, said, problem },
  children,
}: {
  entry: Entry;
  /** What else is worth knowing of who was entered. */
  children?: ComponentChildren;
}) {
  return (
    <div class="treff-note stack">
      {done && <UndoNote done={done.words} undo={lockDe.treff.undo} onUndo={done.undo} />}
      {(done || said) && children}
      <p role="status" class={said ? 'card' : ''}>
        {said}
      </p>
      <p role="alert" class={`treff-problem ${problem ? 'card' : ''}`}>
        {problem}
      </p>
    </div>
  );
}
