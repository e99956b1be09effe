import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { observeNameOf } from '../../data/person-file.ts';
import { OfficeGate } from '../../entries/office-gate.tsx';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { AskFirst } from '../../ui/ask-first.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import type { ClearingActions } from './clearing-actions.ts';
import { ErasedScreen } from './erased-screen.tsx';
import './to-clear.css';

const { erase: words, person, unnamed, keep, reading, noContact, failed } = officePrivacyDe;

/** Asks before everything about a person goes for good; says what happens; then what is left to do. */
export function EraseScreen({
  quarterId,
  itemKey,
  actions,
}: {
  quarterId: string;
  itemKey: string;
  actions: ClearingActions;
}) {
  const [done, setDone] = useState<{ n: number; on: string; name: string }>();
  return (
    <OfficeGate>
      {done ? (
        <ErasedScreen {...{ quarterId, actions }} {...done} />
      ) : (
        <Question
          quarterId={quarterId}
          personId={itemKey}
          erase={actions.erase}
          onErased={(begun, name) => setDone({ ...begun, name })}
        />
      )}
    </OfficeGate>
  );
}

function Question({
  quarterId,
  personId,
  erase,
  onErased,
}: {
  quarterId: string;
  personId: string;
  erase: ClearingActions['erase'];
  onErased: (begun: { n: number; on: string }, name: string) => void;
}) {
  const { route } = useLocation();
  const known = useLive(() => observeNameOf(quarterId, personId), [quarterId, personId]);
  const [isErasing, setErasing] = useState(false);
  const [problem, setProblem] = useState('');
  if (known === undefined) return <Page title={words.title}>{reading}</Page>;
  if (known === null) return <EmptyPage quarterId={quarterId} />;
  const name = known || unnamed;
  const eraseNow = async () => {
    setErasing(true);
    const erased = await erase(quarterId, personId);
    setErasing(false);
    if (erased.ok) onErased(erased.value, name);
    else setProblem(erased.error.code === 'noContact' ? noContact : failed);
  };
  return (
    <Page title={words.title}>
      <AskFirst
        title={words.ask(name)}
        yes={words.now}
        no={keep}
        level="h2"
        onYes={() => void eraseNow()}
        onNo={() => route(addresses.person(quarterId, personId))}
      >
        <p>
          <strong>{words.final}</strong>
        </p>
        <p>{words.happens}</p>
        <ul>
          {words.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
        <p>{words.needsNet}</p>
        <div class="row">
          <LinkButton look="pill" href={addresses.personReport(quarterId, personId)}>
            {words.before}
          </LinkButton>
        </div>
      </AskFirst>
      <p role="status" class="to-clear-said">
        {isErasing && words.erasing}
      </p>
      {problem && <p role="alert">{problem}</p>}
    </Page>
  );
}

function EmptyPage({ quarterId }: { quarterId: string }) {
  return (
    <Page title={person.missing}>
      <EmptyState title={person.missingText}>
        <LinkButton look="primary" href={addresses.persons(quarterId)}>
          {person.toList}
        </LinkButton>
      </EmptyState>
    </Page>
  );
}
