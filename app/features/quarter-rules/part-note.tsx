import { quarterRulesDe } from '../../texts/quarter-rules-de.ts';
import { UndoNote } from '../../ui/undo-note.tsx';
import type { RulesPart } from './rules-screen.tsx';
import type { Rules } from './use-rules.ts';

const words = quarterRulesDe;

/** What was last done in one part of the screen, where the eye is, with the way back. */
export function PartNote({ part, rules }: { part: RulesPart; rules: Rules }) {
  const { done, said, failed } = rules;
  if (rules.part !== part) return null;
  return (
    <>
      {done && <UndoNote key={done.words} done={done.words} undo={words.undo} onUndo={done.undo} />}
      <p role="status">{said}</p>
      {failed && (
        <p role="alert" class="card tone-bad">
          {failed}
        </p>
      )}
    </>
  );
}
