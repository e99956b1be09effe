import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import type { Consent } from '#domain/consent.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { withdrawConsent } from '../../data/consent-commands.ts';
import { failureWords } from '../../entries/failure-words.ts';
import { nameOf } from '../../texts/consent-words.ts';
import { de } from '../../texts/de.ts';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { privacyDe } from '../../texts/privacy-de.ts';
import { AskFirst } from '../../ui/ask-first.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { GiveConsent } from './give-consent.tsx';
import type { PersonPart } from './person-screen.tsx';

const { person: words, keep } = officePrivacyDe;

/** What a person agreed to, by which text and under which law; giving it, and taking it back. */
export function PersonConsents({ quarterId, file }: PersonPart) {
  const [isGiving, setGiving] = useState(false);
  return (
    <section class="card stack">
      <h2>{words.consents}</h2>
      {file.consents.length === 0 && <p>{words.noConsents}</p>}
      <ul class="person-list">
        {file.consents.map((consent) => (
          <OneConsent key={consent._id} quarterId={quarterId} consent={consent} />
        ))}
      </ul>
      {isGiving ? (
        <GiveConsent {...{ quarterId, file }} onClose={() => setGiving(false)} />
      ) : (
        <div class="row">
          <Button look="pill" onPress={() => setGiving(true)}>
            {words.give}
          </Button>
          <LinkButton look="pill" href={addresses.consentForms(quarterId)}>
            {words.form}
          </LinkButton>
        </div>
      )}
    </section>
  );
}

function OneConsent({ quarterId, consent }: { quarterId: string; consent: Consent }) {
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState('');
  const { purpose, givenAt, form, textVersion, regime, withdrawnAt, _id } = consent;
  const name = nameOf(privacyDe, purpose);
  const withdraw = async () => {
    const done = await withdrawConsent(quarterId, _id, new Date());
    if (done.ok) setAsking(false);
    else setProblem(failureWords(done.error));
  };
  return (
    <li class="stack">
      <div class="person-row">
        <p>
          <strong>{name}</strong>
          <br />
          <span class="small">
            {words.given(words.forms[form], dayOf(givenAt), textVersion, regime)}
          </span>
          {withdrawnAt && (
            <>
              <br />
              <strong class="small">{words.withdrawnOn(dayOf(withdrawnAt))}</strong>
            </>
          )}
        </p>
        {!withdrawnAt && !isAsking && (
          <Button look="pill" onPress={() => setAsking(true)}>
            {words.withdraw}
            <span class="visually-hidden">: {name}</span>
          </Button>
        )}
      </div>
      {isAsking && !withdrawnAt && (
        <AskFirst
          title={words.withdrawAsk(name)}
          yes={words.withdrawNow}
          no={keep}
          onYes={() => void withdraw()}
          onNo={() => setAsking(false)}
        >
          <p>{words.withdrawText}</p>
        </AskFirst>
      )}
      {problem && <p role="alert">{problem}</p>}
    </li>
  );
}

function dayOf(instant: string): string {
  return de.dates.dayWithYear(dateOf(localDateTimeAt(new Date(instant))));
}
