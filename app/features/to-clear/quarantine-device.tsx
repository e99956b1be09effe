import { useState } from 'preact/hooks';
import type { QuarantineReview } from '#domain/quarantine-listing.ts';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { Button } from '../../ui/button.tsx';
import { saveFile } from '../../ui/file-saving.ts';
import type { ClearingActions } from './clearing-actions.ts';
import { decidedWords } from './decided-words.ts';
import { QuarantineRow } from './quarantine-row.tsx';

const { quarantine: words, noContact, failed } = officePrivacyDe;
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
  /** Of persons and places, by id. */
  names: ReadonlyMap<string, string>;
  decide: ClearingActions['decide'];
  onDecided: (said: readonly string[]) => Promise<void>;
}) {
  const shown = reviews.slice(0, MOST_SHOWN);
  const [unchosen, setUnchosen] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState('');
  const chosen = shown.filter(({ entry }) => !unchosen.has(entry.id));
  const ids = chosen.map(({ entry }) => entry.id);
  const choose = (some: readonly QuarantineReview[], isChosen: boolean) => {
    const next = new Set(unchosen);
    for (const { entry } of some) isChosen ? next.delete(entry.id) : next.add(entry.id);
    setUnchosen(next);
  };
  const settle = async (decision: 'accept' | 'discard') => {
    const answer = await decide(quarterId, ids, decision);
    setProblem(answer.ok ? '' : answer.error.code === 'noContact' ? noContact : failed);
    if (answer.ok) await onDecided(decidedWords(answer.value));
  };
  const { name, hasAccess } = shown[0]?.entry ?? {};
  return (
    <section class="card stack to-clear-bar">
      <h2>
        <bdi>{words.device(name || words.unknownDevice)}</bdi>
      </h2>
      <p>{hasAccess ? words.hasAccess : words.ended}</p>
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
      <div class="row">
        <Button look="primary" disabled={ids.length === 0} onPress={() => void settle('accept')}>
          {words.accept}
        </Button>
        <Button disabled={ids.length === 0} onPress={() => void settle('discard')}>
          {words.discard}
        </Button>
      </div>
      {ids.length > 0 && <SaveAsFile chosen={chosen} />}
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

/** What was brought, as it came: nothing is lost that somebody might miss. */
function SaveAsFile({ chosen }: { chosen: readonly QuarantineReview[] }) {
  const [isSaved, setSaved] = useState(false);
  const save = () => {
    const entries = chosen.map(({ entry }) => entry);
    saveFile('vor-ort-mitgebracht.json', 'application/json', JSON.stringify(entries, null, 2));
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
