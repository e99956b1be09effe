import { useState } from 'preact/hooks';
import { Outcome, type Visit } from '#domain/visit.ts';
import { observePlaces } from '../../data/documents.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { Button } from '../../ui/button.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useLive } from '../../ui/use-live.ts';
import { PressChoice } from './press-choice.tsx';
import type { SayOfVisit } from './visit-screen.tsx';

const words = treffDe.visit;
/** So many places are offered; more letters find the others. */
const OFFERED = 6;

/** How it ended, and where somebody was sent on to. */
export function OutcomePart({
  quarterId,
  visit: { outcome, passedOnTo },
  say,
}: {
  quarterId: string;
  visit: Visit;
  say: SayOfVisit;
}) {
  const press = (value: string, isIn: boolean) =>
    say(treffDe.saved, () => ({ outcome: isIn ? (value as Outcome) : undefined }));
  return (
    <>
      <PressChoice
        legend={words.outcome}
        options={Outcome.options.map((value) => ({
          value,
          label: words.outcomes[value],
          isIn: value === outcome,
        }))}
        onPress={press}
      />
      {outcome === 'passedOn' && <Where {...{ quarterId, passedOnTo, say }} />}
    </>
  );
}

function Where({
  quarterId,
  passedOnTo,
  say,
}: {
  quarterId: string;
  passedOnTo: string | undefined;
  say: SayOfVisit;
}) {
  const [typed, setTyped] = useState('');
  const places = useLive(() => observePlaces(quarterId), [quarterId]) ?? [];
  const chosen = places.find(({ _id }) => _id === passedOnTo);
  const wanted = typed.trim().toLowerCase();
  const found = wanted
    ? places.filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, OFFERED)
    : [];
  const choose = (id: string) => {
    setTyped('');
    say(treffDe.saved, () => ({ passedOnTo: id }));
  };
  return (
    <section class="card stack">
      <h2>{words.where}</h2>
      {chosen && (
        <p>
          <bdi>{words.whereIs(chosen.name)}</bdi>
        </p>
      )}
      <SearchField label={words.whereSearch} value={typed} onInput={setTyped} />
      {wanted && found.length === 0 && <p role="status">{words.whereNone}</p>}
      {found.map(({ _id, name }) => (
        <Button key={_id} onPress={() => choose(_id)}>
          <bdi>{name}</bdi>
        </Button>
      ))}
    </section>
  );
}
