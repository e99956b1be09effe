import { useState } from 'preact/hooks';
import type { SimilarPair } from '#domain/similar-names.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { Button } from '../../ui/button.tsx';

const words = treffDe.same;
const AT_ONCE = 20;

/** Who was merged, to be taken apart again at any time. */
export function MergedList({
  pairs,
  onSplit,
}: {
  pairs: readonly SimilarPair[];
  onSplit: (pair: SimilarPair) => void;
}) {
  const [most, setMost] = useState(AT_ONCE);
  if (pairs.length === 0) return null;
  return (
    <section class="stack">
      <h2>{words.mergedTitle}</h2>
      <p>{words.mergedText}</p>
      <ul class="same-merged">
        {pairs.slice(0, most).map((pair) => {
          const said = words.into(pair.other.displayName, pair.into.displayName);
          return (
            <li key={pair.other.personId} class="card same-row">
              <bdi>{said}</bdi>
              <Button look="pill" onPress={() => onSplit(pair)}>
                {words.split}
                <span class="visually-hidden">: {said}</span>
              </Button>
            </li>
          );
        })}
      </ul>
      {pairs.length > most && <Button onPress={() => setMost(most + AT_ONCE)}>{words.more}</Button>}
    </section>
  );
}
