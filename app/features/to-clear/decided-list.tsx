import { Undo2 } from 'lucide';
import { useState } from 'preact/hooks';
import type { DecidedTogether } from '#domain/quarantine-listing.ts';
import { de } from '../../texts/de.ts';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { whenWords } from '../../texts/status-words.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { ClearingActions } from './clearing-actions.ts';
import { decidedWords } from './decided-words.ts';

const { quarantine: words, noContact, failed } = officePrivacyDe;

/** What was decided within the last day, each decision with the way back. */
export function DecidedList({
  quarterId,
  decided,
  decide,
  onUndone,
}: {
  quarterId: string;
  decided: readonly DecidedTogether[];
  decide: ClearingActions['decide'];
  onUndone: (said: readonly string[]) => Promise<void>;
}) {
  const now = useNow();
  const [problem, setProblem] = useState('');
  if (decided.length === 0) return null;
  const undo = async ({ ids }: DecidedTogether) => {
    const answer = await decide(quarterId, ids, 'undo');
    setProblem(answer.ok ? '' : answer.error.code === 'noContact' ? noContact : failed);
    if (answer.ok) await onUndone(decidedWords(answer.value));
  };
  return (
    <section class="card stack to-clear-bar">
      <h2>{words.decided}</h2>
      <p>{words.decidedText}</p>
      {problem && <p role="alert">{problem}</p>}
      <ul class="to-clear-list">
        {decided.map((one) => (
          <li key={`${one.device} ${one.what} ${one.at}`} class="stack">
            <p>{words[one.what](one.ids.length)}</p>
            <p class="soft small">
              <bdi>{words.device(one.name || words.unknownDevice)}</bdi>,{' '}
              {whenWords(de, one.at, now)}
            </p>
            <div class="row">
              <Button look="pill" icon={Undo2} onPress={() => void undo(one)}>
                {words.undo}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
