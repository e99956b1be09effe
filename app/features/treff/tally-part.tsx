import { Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { observeQuarter } from '../../data/documents.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { recordTally } from '../../data/treff-entries.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { Button } from '../../ui/button.tsx';
import { UndoNote } from '../../ui/undo-note.tsx';
import { useLive } from '../../ui/use-live.ts';
import { entryProblem } from './entry-problem.ts';

const words = lockDe.entry;

/** "Strichliste": who comes for a coffee needs no name. */
export function TallyPart({ quarterId }: { quarterId: string }) {
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const [counts, setCounts] = useState<Record<string, number>>({});
  const [last, setLast] = useState<string>();
  const [problem, setProblem] = useState('');
  const bands = quarter?.bands ?? words.bands;
  const count = async (band: string, by: 1 | -1) => {
    const around = await readSurroundings(quarterId, () => new Date());
    const counted = await recordTally(around, band, by);
    setProblem(counted.ok ? '' : entryProblem(counted.error));
    if (!counted.ok) return;
    setCounts((before) => ({ ...before, [band]: counted.value }));
    setLast(by === 1 ? band : undefined);
  };
  return (
    <div class="stack">
      <p>{words.tallyText}</p>
      <div class="treff-grid">
        {bands.map((band) => (
          <Button key={band} icon={Plus} onPress={() => void count(band, 1)}>
            {words.plusOne(band)}
            {counts[band] !== undefined && (
              <span class="treff-count">{words.count(counts[band] ?? 0)}</span>
            )}
          </Button>
        ))}
      </div>
      {last !== undefined && (
        <UndoNote
          done={words.counted(last)}
          undo={lockDe.treff.undo}
          onUndo={() => void count(last, -1)}
        />
      )}
      <p role="alert" class="treff-problem">
        {problem}
      </p>
    </div>
  );
}
