import { Phone } from 'lucide';
import type { Address } from '#domain/document.ts';
import { phoneLink, spokenPhone } from '#domain/phone-number.ts';
import { townOf } from '#domain/postal-address.ts';
import type { Quarter } from '#domain/quarter.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PhoneText } from '../../ui/phone-text.tsx';
import { OfficeHours } from './office-hours.tsx';

/** The same by telephone or at the desk: number, hours, address. */
export function OfficeParts({ quarter }: { quarter: Quarter }) {
  const { request } = useTexts();
  const { name, phone, address } = quarter.office;
  return (
    <Card class="stack">
      <h2>{request.callTitle}</h2>
      <p>{phone ? request.callText : request.noPhone}</p>
      {phone && (
        <LinkButton icon={Phone} href={phoneLink(phone)}>
          <PhoneText>{spokenPhone(phone)}</PhoneText>
        </LinkButton>
      )}
      <h3>{request.hours}</h3>
      <OfficeHours quarter={quarter} />
      {address && (
        <>
          <h3>{request.where}</h3>
          <p>
            <strong>{name}</strong>
            {linesOf(address).map((line) => (
              <span key={line} class="request-line">
                <bdi lang="de">{line}</bdi>
              </span>
            ))}
          </p>
        </>
      )}
    </Card>
  );
}

function linesOf(address: Address): string[] {
  return [address.street, address.extra, townOf(address)].filter((line): line is string =>
    Boolean(line),
  );
}
