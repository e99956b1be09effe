import { useState } from 'preact/hooks';
import { isOpenAccessRequest } from '#domain/access-request.ts';
import { isPending } from '#domain/call.ts';
import { loansOut } from '#domain/lendings.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { Person } from '#domain/person.ts';
import { isEnded } from '#domain/request-state.ts';
import { endPerson, takeEndBack } from '../../data/person-commands.ts';
import { failureWords } from '../../entries/failure-words.ts';
import { de } from '../../texts/de.ts';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { AskFirst } from '../../ui/ask-first.tsx';
import { Button } from '../../ui/button.tsx';
import type { PersonPart } from './person-screen.tsx';

const { person: words, keep } = officePrivacyDe;

type Reason = NonNullable<Person['ended']>['reason'];
const REASONS: readonly Reason[] = ['died', 'moved', 'asked'];

/** Says that nobody shall turn to a person any more, with what follows from it told before. */
export function PersonEnd({ quarterId, file }: PersonPart) {
  const [asked, setAsked] = useState<Reason>();
  const [said, setSaid] = useState('');
  const ended = file.person?.ended;
  const end = async (reason: Reason) => {
    const now = new Date();
    const on = dateOf(localDateTimeAt(now));
    const done = await endPerson(quarterId, file.personId, { reason, on }, now);
    setSaid(done.ok ? words.endedSaid(words.endReasons[reason]) : failureWords(done.error));
    setAsked(undefined);
  };
  const takeBack = async () => {
    const done = await takeEndBack(quarterId, file.personId, new Date());
    setSaid(done.ok ? words.takenBack : failureWords(done.error));
  };
  return (
    <section class="card stack">
      <h2>{words.endTitle}</h2>
      {ended ? (
        <div class="person-row">
          <p>{words.endedState(words.endReasons[ended.reason], de.dates.dayWithYear(ended.on))}</p>
          <Button look="pill" onPress={() => void takeBack()}>
            {words.takeBack}
          </Button>
        </div>
      ) : (
        <>
          <p>{words.endText}</p>
          <div class="row">
            {REASONS.map((reason) => (
              <Button key={reason} look="pill" onPress={() => setAsked(reason)}>
                {words.endReasons[reason]}
              </Button>
            ))}
          </div>
        </>
      )}
      {asked && !ended && (
        <AskFirst
          key={asked}
          title={words.endAsk[asked]}
          yes={words.endNow}
          no={keep}
          onYes={() => void end(asked)}
          onNo={() => setAsked(undefined)}
        >
          <Follows file={file} reason={asked} />
        </AskFirst>
      )}
      <p role="status" class="person-said">
        {said}
      </p>
    </section>
  );
}

function Follows({ file, reason }: Pick<PersonPart, 'file'> & { reason: Reason }) {
  const { follows } = words;
  const calls = file.calls.filter(isPending).length;
  const loans = loansOut(file.loans).length;
  const open = file.requests.filter(({ standing }) => !isEnded(standing)).length;
  const isAsked = file.accessRequests.some(isOpenAccessRequest);
  return (
    <ul>
      <li>{words.endText}</li>
      <li>{follows.calls(calls)}</li>
      {loans > 0 && <li>{reason === 'asked' ? follows.loansStay : follows.loans(loans)}</li>}
      {open > 0 && <li>{follows.requests(open)}</li>}
      {isAsked && reason !== 'died' && <li>{follows.access}</li>}
      <li>{follows.stays}</li>
    </ul>
  );
}
