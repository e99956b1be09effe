import { useRef, useState } from 'preact/hooks';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { type Decided, type OpenConflict, putAway, undecide } from '../../data/conflict-inbox.ts';
import { failureWords } from '../../entries/failure-words.ts';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { UndoNote } from '../../ui/undo-note.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ConflictRow } from './conflict-row.tsx';

const { conflicts: words, toClear, reading, undo } = officePrivacyDe;

/** A decision that can be taken back until the screen is left. */
interface Made {
  id: string;
  said: string;
  decided: Decided;
}

/** Where two changed the same: both values, and which shall hold. */
export function ConflictsPart({
  quarterId,
  conflicts,
}: {
  quarterId: string;
  conflicts: { open: OpenConflict[]; settled: string[] } | undefined;
}) {
  const now = useNow();
  const [made, setMade] = useState<readonly Made[]>([]);
  const [problem, setProblem] = useState('');
  const latest = useRef(made);
  latest.current = made;
  if (!conflicts) return <p>{reading}</p>;
  const { open, settled } = conflicts;
  const takeBack = async (one: Made) => {
    const back = await undecide(quarterId, one.decided, new Date());
    if (back.ok) setMade(latest.current.filter(({ id }) => id !== one.id));
    else setProblem(failureWords(back.error));
  };
  const isNothing = open.length + settled.length + made.length === 0;
  return (
    <>
      <p>{words.text}</p>
      {isNothing && <EmptyState title={toClear.nothing} />}
      {problem && <p role="alert">{problem}</p>}
      <ul class="to-clear-list">
        {made.map((one) => (
          <li key={one.id}>
            <UndoNote done={one.said} undo={undo} onUndo={() => void takeBack(one)} takesFocus />
          </li>
        ))}
        {open.map((conflict) => (
          <ConflictRow
            key={conflict.id}
            quarterId={quarterId}
            conflict={conflict}
            today={dateOf(localDateTimeAt(now))}
            onDecided={(said, decided) =>
              setMade([...latest.current, { id: conflict.id, said, decided }])
            }
            onProblem={setProblem}
          />
        ))}
      </ul>
      {settled.length > 0 && (
        <div class="card stack">
          <p>{words.settled(settled.length)}</p>
          <div class="row">
            <Button look="pill" onPress={() => void putAway(quarterId, settled, new Date())}>
              {words.putAway}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
