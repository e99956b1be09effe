import { MapPin, Phone } from 'lucide';
import { spokenMetres } from '#domain/distance.ts';
import { phoneLink, spokenPhone } from '#domain/phone-number.ts';
import { townOf } from '#domain/postal-address.ts';
import { CallButton } from '../../entries/call-button.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useInfoTablet } from '../../ui/info-tablet.ts';
import { PhoneText } from '../../ui/phone-text.tsx';
import type { PlaceDetails } from './use-place.ts';
import { mapsAppOf, wayLink } from './way-link.ts';

/** Rings the place, where its number can still be trusted. */
export function CallPlace({ details }: { details: PlaceDetails }) {
  const { place, status } = details;
  const [phone] = place.phones ?? [];
  if (!phone || status.state === 'outdated' || status.state === 'closedForGood') return null;
  return <CallButton phone={phone} />;
}

/** Where the record is too old to ring by: the office knows more. */
export function CallOffice({ details }: { details: PlaceDetails }) {
  const { place } = useTexts();
  const phone = details.quarter?.office.phone;
  if (!phone || details.status.state !== 'outdated') return null;
  return (
    <>
      <p>{place.outdatedAsk}</p>
      <LinkButton look="primary" icon={Phone} href={phoneLink(phone)}>
        {place.callOffice}: <PhoneText>{spokenPhone(phone)}</PhoneText>
      </LinkButton>
    </>
  );
}

/** The address in words, how far it is, and the way there in the device's maps app. */
export function WayThere({ details }: { details: PlaceDetails }) {
  const texts = useTexts();
  const { place, quarter, away } = details;
  const { street, extra, ...address } = place.address ?? {};
  const isInfoTablet = useInfoTablet();
  const way = isInfoTablet ? undefined : wayLink(place, mapsAppOf(navigator.userAgent));
  const where = away?.officeName ?? quarter?.terms?.treff ?? texts.directory.treff;
  const lines = [street, townOf(address), extra].filter(Boolean);
  if (!way && lines.length === 0) return null;
  return (
    <>
      {way && (
        <LinkButton icon={MapPin} href={way}>
          {texts.place.way}
        </LinkButton>
      )}
      <address class="place-address">
        {lines.map((line) => (
          <p key={line}>
            <bdi lang="de">{line}</bdi>
          </p>
        ))}
        {away && <p class="soft">{texts.directory.distance(spokenMetres(away.metres), where)}</p>}
      </address>
    </>
  );
}
