import { useState } from 'preact/hooks';
import type { QuarantineReview } from '#domain/quarantine-listing.ts';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { AskFirst } from '../../ui/ask-first.tsx';
import { Button } from '../../ui/button.tsx';
import { saveFile } from '../../ui/file-saving.ts';
import type { ClearingActions } from './clearing-actions.ts';
import { decidedWords } from './decided-words.ts';
import { QuarantineRow } from './quarantine-row.tsx';

const { quarantine: words, noContact, failed, keep } = officePrivacyDe;
/** More on one page nobody reads. */
const MOST_SHOWN = 50;

/** What one device brought, a row each, to be decided one by one or together. */
export function QuarantineDevice({
  quarterId,
  reviews,
  names,
  decide,
  onDecided,
}: {
  quarterId: string;
  reviews: readonly QuarantineReview[];
  /** Of persons, by id. */
  names: ReadonlyMap<string, string>;
  decide: ClearingActions['decide'];
  onDecided: (said: readonly string[]) => Promise<void>;
}) {
  const shown = reviews.slice(0, MOST_SHOWN);
  const [unchosen, setUnchosen] = useState<ReadonlySet<string>>(new Set());
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState('');
  const chosen = shown.filter(({ entry }) => !unchosen.has(entry.id));
  const ids = chosen.map(({ entry }) => entry.id);
  const choose = (some: readonly QuarantineReview[], isChosen: boolean) => {
    const next = new Set(unchosen);
    for (const { entry } of some) isChosen ? next.delete(entry.id) : next.add(entry.id);
    setUnchosen(next);
  };
  const settle = async (decision: 'accept' | 'discard') => {
    setAsking(false);
    const answer = await decide(quarterId, ids, decision);
    setProblem(answer.ok ? '' : answer.error.code === 'noContact' ? noContact : failed);
    if (answer.ok) await onDecided(decidedWords(answer.value));
  };
  const name = shown[0]?.entry.name || words.unknownDevice;
  return (
    <section class="card stack to-clear-bar">
      <h2>
        <bdi>{words.device(name)}</bdi>
      </h2>
      <Check
        label={words.chooseAll}
        isChosen={chosen.length === shown.length}
        onChange={(isChosen) => choose(shown, isChosen)}
      />
      <ul class="to-clear-list">
        {shown.map((review) => (
          <QuarantineRow
            key={review.entry.id}
            review={review}
            names={names}
            isChosen={!unchosen.has(review.entry.id)}
            onChoose={(isChosen) => choose([review], isChosen)}
          />
        ))}
      </ul>
      {reviews.length > shown.length && <p>{words.more(reviews.length - shown.length)}</p>}
      <p role="status">{words.chosen(ids.length)}</p>
      {problem && <p role="alert">{problem}</p>}
      {isAsking ? (
        <AskFirst
          title={words.discardAsk(ids.length)}
          yes={words.discardNow}
          no={keep}
          onYes={() => void settle('discard')}
          onNo={() => setAsking(false)}
        >
          <p>{words.discardText}</p>
          <SaveFirst chosen={chosen} />
        </AskFirst>
      ) : (
        <div class="row">
          <Button look="primary" disabled={ids.length === 0} onPress={() => void settle('accept')}>
            {words.accept}
          </Button>
          <Button disabled={ids.length === 0} onPress={() => setAsking(true)}>
            {words.discard}
          </Button>
        </div>
      )}
    </section>
  );
}

function Check({
  label,
  isChosen,
  onChange,
}: {
  label: string;
  isChosen: boolean;
  onChange: (isChosen: boolean) => void;
}) {
  return (
    <label class="to-clear-check">
      <input
        type="checkbox"
        checked={isChosen}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

/** What is thrown away, as it came: nothing is lost that somebody might miss. */
function SaveFirst({ chosen }: { chosen: readonly QuarantineReview[] }) {
  const [isSaved, setSaved] = useState(false);
  const save = () => {
    const entries = chosen.map(({ entry }) => entry);
    saveFile('vor-ort-weggeworfen.json', 'application/json', JSON.stringify(entries, null, 2));
    setSaved(true);
  };
  return (
    <div class="row">
      <Button look="pill" onPress={save}>
        {words.save}
      </Button>
      <p role="status">{isSaved && words.saved}</p>
    </div>
  );
}
