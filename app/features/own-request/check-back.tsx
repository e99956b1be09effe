import { CircleAlert, Phone } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { phoneLink, spokenPhone } from '#domain/phone-number.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { PhoneText } from '../../ui/phone-text.tsx';

/** The office's number to make sure, and the way to say that something is odd. */
export function CheckBack({
  quarterId,
  officePhone,
  requestId,
}: {
  quarterId: string;
  officePhone?: string;
  requestId?: string;
}) {
  const { door, whoComes } = useAsking();
  return (
    <section class="stack">
      {officePhone && (
        <>
          <p>{door.check}</p>
          <LinkButton icon={Phone} href={phoneLink(officePhone)}>
            <PhoneText>{spokenPhone(officePhone)}</PhoneText>
          </LinkButton>
        </>
      )}
      <LinkButton icon={CircleAlert} href={addresses.strange(quarterId, requestId)}>
        {door.strange}
      </LinkButton>
      <div class="row">
        <LinkButton look="pill" icon={Phone} href="tel:110">
          {door.police}
        </LinkButton>
        <LinkButton look="pill" href={addresses.whoComes(quarterId)}>
          {whoComes.title}
        </LinkButton>
      </div>
    </section>
  );
}
