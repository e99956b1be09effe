import { Phone } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { phoneLink, spokenPhone } from '#domain/phone-number.ts';
import { observeQuarter } from '../../data/documents.ts';
import { observeOwnRequests } from '../../data/own-requests.ts';
import { ReadAloudButton } from '../../entries/read-aloud-button.tsx';
import { useAsking } from '../../texts/asking-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { PhoneText } from '../../ui/phone-text.tsx';
import { useLive } from '../../ui/use-live.ts';
import { DoorCard } from './door-card.tsx';
import './own-request.css';

/** "Wer kommt zu mir?": who is announced here, and how to know that somebody is false. */
export function WhoComesScreen({ quarterId }: { quarterId: string }) {
  const { lang } = useTexts();
  const { whoComes, door } = useAsking();
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const requests = useLive(() => observeOwnRequests(quarterId), [quarterId]) ?? [];
  const visits = requests.flatMap(({ request, standing }) =>
    standing.accepted && request.for !== 'other' ? [{ request, accepted: standing.accepted }] : [],
  );
  const officePhone = quarter?.office.phone;
  const spoken = [...whoComes.rules, whoComes.unsureTitle, whoComes.unsure, whoComes.danger];
  return (
    <Page title={whoComes.title}>
      <p>{visits.length > 0 ? whoComes.coming : whoComes.nobody}</p>
      {visits.map(({ request, accepted }) => (
        <DoorCard key={request._id} {...{ quarterId, request, accepted }} />
      ))}
      <Card class="stack">
        <ol class="own-request-rules">
          {whoComes.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ol>
        <ReadAloudButton parts={spoken.map((words) => ({ words, lang }))} />
      </Card>
      <Card class="stack">
        <h2>{whoComes.unsureTitle}</h2>
        <p>{whoComes.unsure}</p>
        {officePhone && (
          <LinkButton look="primary" icon={Phone} href={phoneLink(officePhone)}>
            <PhoneText>{spokenPhone(officePhone)}</PhoneText>
          </LinkButton>
        )}
        <LinkButton href={addresses.strange(quarterId)}>{door.strange}</LinkButton>
      </Card>
      <section class="card stack own-request-bad">
        <h2>{whoComes.dangerTitle}</h2>
        <p>{whoComes.danger}</p>
        <LinkButton icon={Phone} href="tel:110">
          {door.police}
        </LinkButton>
      </section>
    </Page>
  );
}
