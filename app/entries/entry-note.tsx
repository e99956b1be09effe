import type { ComponentChildren } from 'preact';
import { lockDe } from '../texts/lock-de.ts';
import { UndoNote } from '../ui/undo-note.tsx';
import type { Entry } from './use-entry.ts';

/** What was just entered, with the way back. It stands at the foot of the window: nothing above it moves,
 *  so that the next press meets the name it was meant for. */
export function EntryNote({
  entry: { done, said, problem },
  further,
  children,
}: {
  entry: Entry;
  /** What else can be done for who was entered. */
  further?: ComponentChildren;
  /** What else is worth knowing of them. */
  children?: ComponentChildren;
}) {
  return (
    <div class="treff-note stack">
      {done && (
        <UndoNote done={done.words} undo={lockDe.treff.undo} onUndo={done.undo} further={further}>
          {children}
        </UndoNote>
      )}
      <div class={said ? 'card stack' : ''}>
        <p role="status">{said}</p>
        {said && children}
        {said && further && <div class="row">{further}</div>}
      </div>
      <p role="alert" class={`treff-problem ${problem ? 'card' : ''}`}>
        {problem}
      </p>
    </div>
  );
}
