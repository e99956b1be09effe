import { phoneLink, spokenPhone } from '#domain/phone-number.ts';
import type { Place } from '#domain/place.ts';
import { translated } from '#domain/translation.ts';
import { TakeAway } from '../../entries/take-away.tsx';
import type { Texts } from '../../texts/de.ts';
import { languageName } from '../../texts/language-names.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { AwayLink } from '../../ui/away-link.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { PhoneText } from '../../ui/phone-text.tsx';
import type { PlaceDetails } from './use-place.ts';

/** What it costs, how to join in, how to reach somebody. */
export function PlaceFacts({ details }: { details: PlaceDetails }) {
  const texts = useTexts();
  const { place, status } = details;
  const { place: words } = texts;
  const facts = [
    { name: words.wheelchair, content: wheelchairWords(place, texts) },
    { name: words.fees, content: contentOf(place, 'fees', texts) },
    { name: words.join, content: contentOf(place, 'howToJoin', texts) },
    { name: words.languages, content: languageWords(place, texts) },
    { name: words.contact, content: contentOf(place, 'contactName', texts) },
  ];
  // Who answers under an old number or address is anybody's guess.
  const reachable = status.state === 'outdated' ? [] : waysToReach(place, texts);
  return <Facts facts={[...facts, ...reachable]} />;
}

/** The first number stands in the button that rings it. */
function waysToReach({ phones = [], website, email }: Place, { place: words }: Texts) {
  const further = phones.slice(1);
  return [
    {
      name: words.phone,
      content:
        further.length > 0 &&
        further.map((phone) => (
          <p key={phone}>
            <AwayLink href={phoneLink(phone)}>
              <PhoneText>{spokenPhone(phone)}</PhoneText>
            </AwayLink>
          </p>
        )),
    },
    {
      name: words.website,
      content: website && (
        <AwayLink href={website} onTablet={<TakeAway address={website} />}>
          <bdi>{new URL(website).host.replace(/^www\./, '')}</bdi>
        </AwayLink>
      ),
    },
    {
      name: words.email,
      content: email && (
        <AwayLink href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>
          <bdi>{email}</bdi>
        </AwayLink>
      ),
    },
  ];
}

function contentOf(place: Place, field: 'fees' | 'howToJoin' | 'contactName', texts: Texts) {
  const text = translated(place, field, texts.code);
  return text && <ContentText text={text} />;
}

function wheelchairWords({ wheelchair = 'unknown' }: Place, { place: words }: Texts) {
  return wheelchair === 'unknown' ? undefined : words.wheelchairWords[wheelchair];
}

function languageWords({ languages = [] }: Place, { lang }: Texts) {
  return languages.map((code) => languageName(code, lang)).join(', ');
}
