import type { LocalDateTime } from '#domain/local-time.ts';
import { spokenPhone } from '#domain/phone-number.ts';
import { translated } from '#domain/translation.ts';
import type { SpokenPart } from '../../entries/use-read-aloud.ts';
import type { Texts } from '../../texts/de.ts';
import { placeStatusWords } from '../../texts/place-status-words.ts';
import type { PlaceDetails } from './use-place.ts';

/** What is read aloud about a place, in the order of the screen. */
export function spokenPlace(
  texts: Texts,
  { place, schedules, status }: PlaceDetails,
  now: LocalDateTime,
): SpokenPart[] {
  const inTexts = (words: string | undefined): SpokenPart | undefined =>
    words ? { words: `${words}.`.replace(/([.!?])\.$/, '$1'), lang: texts.lang } : undefined;
  const schedule = schedules.get(place.openingHours ?? '');
  const phrases = schedule?.readable ? schedule.phrases : undefined;
  const [phone] = status.state === 'outdated' ? [] : (place.phones ?? []);
  const parts = [
    translated(place, 'name', texts.code),
    inTexts(placeStatusWords(texts, status, now)?.words),
    translated(place, 'summary', texts.code),
    translated(place, 'description', texts.code),
    inTexts(phrases && texts.opening.sentence(phrases)),
    place.address?.street ? { words: place.address.street, lang: 'de' } : undefined,
    inTexts(phone && `${texts.place.phone}: ${spokenPhone(phone).replace(/\d(?=.)/g, '$& ')}`),
  ];
  return parts.filter((part) => part !== undefined);
}
