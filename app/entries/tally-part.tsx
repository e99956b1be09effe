import { Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { observeQuarter } from '../data/documents.ts';
import { readSurroundings } from '../data/surroundings.ts';
import { lockDe } from '../texts/lock-de.ts';
import { Button } from '../ui/button.tsx';
import { UndoNote } from '../ui/undo-note.tsx';
import { useLive } from '../ui/use-live.ts';
import { useNow } from '../ui/use-now.ts';
import type { CountingDesk } from './entry-desk.ts';
import { entryProblem } from './entry-problem.ts';

const words = lockDe.entry;

/** "Strichliste": who comes for a coffee needs no name. What this tablet counted stays correctable for
 *  the whole day, whoever pressed and whatever was started again since. */
export function TallyPart({ desk }: { desk: CountingDesk }) {
  const { quarterId, key } = desk;
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const today = dateOf(localDateTimeAt(useNow()));
  const counts = useLive(() => desk.observeCounts(), [quarterId, key, today]);
  const [last, setLast] = useState<string>();
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');
  const count = async (band: string, by: 1 | -1) => {
    const around = await readSurroundings(quarterId, () => new Date());
    const counted = await desk.count(around, band, by);
    setProblem(counted.ok ? '' : entryProblem(counted.error));
    if (!counted.ok) return;
    setLast(by === 1 ? band : undefined);
    setSaid(by === 1 ? '' : words.countedLess(band, desk.words.counted(counted.value)));
  };
  return (
    <div class="stack">
      {desk.words.tally.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <div class="treff-grid">
        {bandsOf(quarter?.bands ?? words.bands, counts).map((band) => (
          <BandCount
            key={band}
            {...{ band }}
            count={counts?.[band]}
            counted={desk.words.counted}
            onCount={count}
          />
        ))}
      </div>
      {last !== undefined && (
        <UndoNote
          done={words.counted(last)}
          undo={lockDe.treff.undo}
          onUndo={() => void count(last, -1)}
        />
      )}
      <p role="status" class="treff-said">
        {said}
      </p>
      <p role="alert" class="treff-problem">
        {problem}
      </p>
    </div>
  );
}

/** One band: the large button counts, the small one beside it takes one away again. */
function BandCount({
  band,
  count = 0,
  counted,
  onCount,
}: {
  band: string;
  count?: number;
  counted: (count: number) => string;
  onCount: (band: string, by: 1 | -1) => Promise<void>;
}) {
  return (
    <div class="treff-band">
      <Button icon={Plus} onPress={() => void onCount(band, 1)}>
        {words.plusOne(band)}
        <span class="treff-count">{counted(count)}</span>
      </Button>
      <Button look="pill" disabled={count === 0} onPress={() => void onCount(band, -1)}>
        <span aria-hidden="true">{words.minusSign}</span>
        <span class="visually-hidden">{words.minusOne(band)}</span>
      </Button>
    </div>
  );
}

/** What the quarter counts by; and what was counted today before the office took it off that list. */
function bandsOf(offered: readonly string[], counts: Readonly<Record<string, number>> = {}) {
  const counted = Object.keys(counts).filter((band) => (counts[band] ?? 0) > 0);
  return [...new Set([...offered, ...counted])];
}
