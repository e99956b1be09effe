import { useEffect } from 'preact/hooks';
import { observeRefusals, sweepRefusals } from '../../data/refusals.ts';
import { useGuide } from '../../texts/guide-texts.ts';
import { useLive } from '../../ui/use-live.ts';
import { RefusedRow } from './refused-row.tsx';

/** What the office does not take, with what to do about it; nothing where there is none. */
export function RefusedList({
  quarterId,
  isShared,
  now,
}: {
  quarterId: string;
  isShared: boolean;
  now: Date;
}) {
  const { delivery: words } = useGuide();
  const refusals = useLive(() => observeRefusals(quarterId), [quarterId]);
  useEffect(() => {
    void sweepRefusals(new Date());
  }, []);
  if (!refusals || refusals.length === 0) return null;
  return (
    <section class="stack">
      <h2>{words.refusedTitle}</h2>
      {refusals.some(({ removedAt }) => !removedAt) && <p>{words.refusedText}</p>}
      <ul class="delivery-refused stack">
        {refusals.map((refusal) => (
          <RefusedRow key={refusal.nr} {...{ refusal, isShared, now }} />
        ))}
      </ul>
    </section>
  );
}
