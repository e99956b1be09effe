import { useState } from 'preact/hooks';
import { isOpenAccessRequest } from '#domain/access-request.ts';
import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { noteAccessRequest } from '../../data/access-request-commands.ts';
import { failureWords } from '../../entries/failure-words.ts';
import { de } from '../../texts/de.ts';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import type { PersonPart } from './person-screen.tsx';

const { person: words } = officePrivacyDe;
const WAYS = ['desk', 'phone'] as const;

/** What is stored, asked for and handed over; and the way to erase all of it. */
export function PersonAccess({ quarterId, file }: PersonPart) {
  const [said, setSaid] = useState('');
  const { personId, accessRequests } = file;
  const hasOpen = accessRequests.some(isOpenAccessRequest);
  const note = async (channel: (typeof WAYS)[number]) => {
    const now = new Date();
    const identitySeenOn = channel === 'desk' ? dateOf(localDateTimeAt(now)) : undefined;
    const done = await noteAccessRequest(quarterId, personId, { channel, identitySeenOn }, now);
    setSaid(done.ok ? words.askedSaid : failureWords(done.error));
  };
  return (
    <section class="card stack">
      <h2>{words.report}</h2>
      <p>{words.reportText}</p>
      <div class="row">
        <LinkButton href={addresses.personReport(quarterId, personId)}>
          {words.openReport}
        </LinkButton>
      </div>
      <ul class="person-list">
        {accessRequests.map(({ _id, askedAt, dueOn, answeredAt }) => (
          <li key={_id}>
            {answeredAt
              ? words.answeredOn(dayOf(answeredAt))
              : words.askedOn(dayOf(askedAt), de.dates.dayWithYear(dueOn))}
          </li>
        ))}
      </ul>
      {!hasOpen && (
        <>
          <h3>{words.noteAsked}</h3>
          <div class="row">
            {WAYS.map((way) => (
              <Button key={way} look="pill" onPress={() => void note(way)}>
                {words.askedWays[way]}
              </Button>
            ))}
          </div>
        </>
      )}
      <p role="status" class="person-said">
        {said}
      </p>
      <h2>{words.erase}</h2>
      <p>{words.eraseText}</p>
      <div class="row">
        <LinkButton class="button-danger" href={addresses.erasePerson(quarterId, personId)}>
          {words.erase}
        </LinkButton>
      </div>
    </section>
  );
}

function dayOf(instant: string): string {
  return de.dates.dayWithYear(dateOf(localDateTimeAt(new Date(instant))));
}
