import { treffDe } from '../../texts/treff-de.ts';
import { UndoNote } from '../../ui/undo-note.tsx';
import type { Stepping } from './use-step.ts';

/** What was just changed, with the way back; at the foot of the window, so that nothing moves. */
export function StepNote({ stepping: { done, said, problem } }: { stepping: Stepping }) {
  return (
    <div class="treff-note stack">
      {done && <UndoNote done={done.words} undo={treffDe.undo} onUndo={done.undo} />}
      <p role="status" class={said ? 'card' : ''}>
        {said}
      </p>
      <p role="alert" class={`treff-problem ${problem ? 'card' : ''}`}>
        {problem}
      </p>
    </div>
  );
}
