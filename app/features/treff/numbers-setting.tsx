import { useState } from 'preact/hooks';
import { observeQuarter } from '../../data/documents.ts';
import { changeWaitingNumbers } from '../../data/quarter-commands.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { Choice } from '../../ui/choice.tsx';
import { useLive } from '../../ui/use-live.ts';

const words = treffDe.days;

/** Whether the Treffs of the quarter hand out numbers to who waits. */
export function NumbersSetting({ quarterId }: { quarterId: string }) {
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const [problem, setProblem] = useState('');
  if (!quarter) return null;
  const change = async (value: 'on' | 'off') => {
    const changed = await changeWaitingNumbers(quarterId, value === 'on', new Date());
    setProblem(changed.ok ? '' : treffDe.failed);
  };
  return (
    <section class="card stack">
      <Choice
        legend={words.numbers}
        options={[
          { value: 'on', label: words.numbersOn },
          { value: 'off', label: words.numbersOff },
        ]}
        value={quarter.waitingNumbers ? 'on' : 'off'}
        onChange={(value) => void change(value)}
      />
      <p class="soft">{words.numbersText}</p>
      <p role="alert" class="treff-problem">
        {problem}
      </p>
    </section>
  );
}
