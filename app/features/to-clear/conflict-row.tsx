import { addresses } from '#domain/addresses.ts';
import { ownerOf } from '#domain/ids.ts';
import type { LocalDate } from '#domain/local-time.ts';
import {
  type Decided,
  leaveAsIs,
  type OpenConflict,
  takeOther,
} from '../../data/conflict-inbox.ts';
import { failureWords } from '../../entries/failure-words.ts';
import { de } from '../../texts/de.ts';
import { officeFieldLabel } from '../../texts/office-field-words.ts';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { privacyDe } from '../../texts/privacy-de.ts';
import { kindHeading, valueWords } from '../../texts/report-lines.ts';
import { whenWords } from '../../texts/status-words.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/use-now.ts';

const { conflicts: words } = officePrivacyDe;

/** One field with two values: take the other, or leave it. */
export function ConflictRow({
  quarterId,
  conflict,
  today,
  onDecided,
  onProblem,
}: {
  quarterId: string;
  conflict: OpenConflict;
  today: LocalDate;
  onDecided: (said: string, decided: Decided) => void;
  onProblem: (said: string) => void;
}) {
  const { doc, field, current, other, otherBy, mayTake, about } = conflict;
  const now = useNow();
  const what = titleOf(conflict);
  const personId = ownerOf(about);
  const said = (value: unknown) =>
    valueWords({ texts: de, privacy: privacyDe, names: new Map(), today }, headOf(field), value) ||
    words.empty;
  const decide = async (isTaken: boolean) => {
    const done = isTaken
      ? await takeOther(quarterId, conflict, new Date())
      : await leaveAsIs(quarterId, conflict.id, new Date());
    if (!done.ok) onProblem(failureWords(done.error));
    else if (done.decided) onDecided(isTaken ? words.taken(what) : words.left(what), done.decided);
  };
  return (
    <li class="card stack">
      <div>
        <h2>{what}</h2>
        <p class="soft small">
          {kindHeading(de, doc.type ?? '')}, {words.since(whenWords(de, conflict.since, now))}
        </p>
        {personId && <a href={addresses.person(quarterId, personId)}>{nameIn(conflict)}</a>}
      </div>
      <dl class="to-clear-values">
        <div>
          <dt>{words.current}</dt>
          <dd dir="auto">{said(current)}</dd>
        </div>
        <div>
          <dt>{otherBy ? words.otherBy(words.roles[otherBy] ?? otherBy) : words.other}</dt>
          <dd dir="auto">{said(other)}</dd>
        </div>
      </dl>
      {!mayTake && <p class="soft">{words.cannotTake}</p>}
      <div class="row">
        {mayTake && (
          <Button onPress={() => void decide(true)}>
            {words.take}
            <span class="visually-hidden">: {what}</span>
          </Button>
        )}
        <Button look="primary" onPress={() => void decide(false)}>
          {words.leave}
          <span class="visually-hidden">: {what}</span>
        </Button>
      </div>
    </li>
  );
}

/** "Sanitätshaus am Markt: Kosten". */
function titleOf(conflict: OpenConflict): string {
  const label = officeFieldLabel(headOf(conflict.field));
  const name = nameIn(conflict);
  return name ? `${name}: ${label}` : label;
}

function nameIn({ doc }: OpenConflict): string {
  const name = doc.name ?? doc.title ?? doc.displayName;
  return typeof name === 'string' ? name : '';
}

function headOf(field: string): string {
  return field.split('.', 1)[0] ?? field;
}
