import { Phone, TriangleAlert } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import type { Address } from '#domain/document.ts';
import { phoneLink, spokenPhone } from '#domain/phone-number.ts';
import { townOf } from '#domain/postal-address.ts';
import type { Quarter } from '#domain/quarter.ts';
import { observeQuarter } from '../../data/documents.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { OfficeHours } from './office-hours.tsx';
import './request.css';

/** How one asks for help today: by telephone, or at the office. Danger comes first. */
export function RequestScreen({ quarterId }: { quarterId: string }) {
  const { request } = useTexts();
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  return (
    <Page title={request.title}>
      <Danger quarterId={quarterId} />
      {quarter ? <OfficeParts quarter={quarter} /> : <p>{request.notArrived}</p>}
      <p class="soft small">{request.notYet}</p>
    </Page>
  );
}

function Danger({ quarterId }: { quarterId: string }) {
  const { request, emergency } = useTexts();
  return (
    <section class="card stack request-danger">
      <h2>{request.danger}</h2>
      <p>{request.dangerText}</p>
      <div class="row">
        <LinkButton look="pill" icon={Phone} href="tel:112">
          {request.callDanger}
        </LinkButton>
        <LinkButton look="pill" icon={TriangleAlert} href={addresses.emergency(quarterId)}>
          {emergency.title}
        </LinkButton>
      </div>
    </section>
  );
}

function OfficeParts({ quarter }: { quarter: Quarter }) {
  const { request } = useTexts();
  const { name, phone, address } = quarter.office;
  return (
    <>
      <section class="stack">
        <h2>{request.callTitle}</h2>
        <p>{phone ? request.callText : request.noPhone}</p>
        {phone && (
          <LinkButton look="primary" icon={Phone} href={phoneLink(phone)}>
            <bdi>{spokenPhone(phone)}</bdi>
          </LinkButton>
        )}
      </section>
      <Card class="stack">
        <h2>{request.hours}</h2>
        <OfficeHours quarter={quarter} />
      </Card>
      {address && (
        <Card class="stack">
          <h2>{request.where}</h2>
          <p>
            <strong>{name}</strong>
            {linesOf(address).map((line) => (
              <span key={line} class="request-line">
                <bdi lang="de">{line}</bdi>
              </span>
            ))}
          </p>
        </Card>
      )}
    </>
  );
}

function linesOf(address: Address): string[] {
  return [address.street, address.extra, townOf(address)].filter((line): line is string =>
    Boolean(line),
  );
}
