import { Phone, Printer } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { phoneLink, spokenPhone } from '#domain/phone-number.ts';
import { visitedOf } from '#domain/visited.ts';
import { type OfficeRequest, observeOfficeRequest } from '../../data/office-requests.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { OfficeNav } from '../../entries/work-nav.tsx';
import { momentWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { PhoneText } from '../../ui/phone-text.tsx';
import { Pill } from '../../ui/pill.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { InboxFacts } from './inbox-facts.tsx';
import { InboxHistory } from './inbox-history.tsx';
import { nameOf } from './inbox-table.tsx';
import { RequestActions } from './request-actions.tsx';
import './inbox.css';

const words = officeRequestsDe.request;

/** One request at the office: who, what, how it stands, and everything that can be done about it. */
export function InboxRequestScreen({ quarterId, itemKey }: { quarterId: string; itemKey: string }) {
  return (
    <RoleGate who="office">
      <Found quarterId={quarterId} itemKey={itemKey} />
    </RoleGate>
  );
}

function Found({ quarterId, itemKey }: { quarterId: string; itemKey: string }) {
  // `null`: it was looked for, and is not here.
  const found = useLive(() => observeOfficeRequest(quarterId, itemKey), [quarterId, itemKey], NONE);
  if (found === NONE) return <Page title={officeRequestsDe.loading}>{null}</Page>;
  if (!found) {
    return (
      <Page title={words.missing}>
        <LinkButton look="primary" href={addresses.inbox(quarterId)}>
          {words.toInbox}
        </LinkButton>
      </Page>
    );
  }
  return <RequestPage quarterId={quarterId} entry={found} />;
}

const NONE = {} as OfficeRequest;

function RequestPage({ quarterId, entry }: { quarterId: string; entry: OfficeRequest }) {
  const today = dateOf(localDateTimeAt(useNow()));
  const { request, person, standing } = entry;
  const { phone } = visitedOf(request, person);
  const { inbox } = officeRequestsDe;
  return (
    <Page
      title={nameOf(entry)}
      isWide
      before={
        <div class="row">
          <Pill>{inbox.kinds[request.kind]}</Pill>
          <Pill tone={standing.state === 'new' ? 'warn' : 'good'}>
            {inbox.states[standing.state]}
          </Pill>
          {standing.askedTimes > 1 && <Pill tone="bad">{inbox.times(standing.askedTimes)}</Pill>}
        </div>
      }
    >
      <OfficeNav quarterId={quarterId} />
      {person?.ended && <p class="card tone-bad">{words.ended}</p>}
      <div class="inbox-halves">
        <div class="stack">
          {phone && !person?.ended && (
            <LinkButton look="primary" icon={Phone} href={phoneLink(phone)}>
              {words.call}: <PhoneText>{spokenPhone(phone)}</PhoneText>
            </LinkButton>
          )}
          {standing.accepted && (
            <Card class="stack inbox-accepted">
              <h2>
                {words.comes(
                  standing.accepted.who.name,
                  momentWords(de, standing.accepted.when, today),
                )}
              </h2>
              <p>
                {words.tuerwort}: <strong>{standing.accepted.tuerwort}</strong>
              </p>
              <div class="row">
                <LinkButton
                  look="pill"
                  icon={Printer}
                  href={addresses.letter(quarterId, request._id)}
                >
                  {words.letter}
                </LinkButton>
              </div>
            </Card>
          )}
          <InboxFacts entry={entry} today={today} />
          <InboxHistory entry={entry} today={today} />
        </div>
        <RequestActions quarterId={quarterId} entry={entry} />
      </div>
    </Page>
  );
}
