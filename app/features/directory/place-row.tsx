import { addresses } from '#domain/addresses.ts';
import { spokenMetres } from '#domain/distance.ts';
import { dateOf, type LocalDateTime } from '#domain/local-time.ts';
import type { Schedule } from '#domain/opening.ts';
import { isOutdated, type Place } from '#domain/place.ts';
import { placeStatus } from '#domain/place-status.ts';
import { translated } from '#domain/translation.ts';
import { placeStatusWords } from '../../texts/place-status-words.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { CardRow } from '../../ui/card.tsx';
import { EntryNotes } from '../../ui/entry-notes.tsx';
import { firstSentence } from './first-sentence.ts';

/** Where something is away from, in metres; `where` is what it is called. */
export interface Away {
  metres: number;
  where: string;
}

/** One place of the list: its name, what it does, whether it is open. */
export function PlaceRow({
  quarterId,
  place,
  schedules,
  now,
  away,
}: {
  quarterId: string;
  place: Place;
  schedules: ReadonlyMap<string, Schedule>;
  now: LocalDateTime;
  away?: Away;
}) {
  const texts = useTexts();
  const name = translated(place, 'name', texts.code);
  const about = sentenceAbout(place, texts.code);
  const status = placeStatusWords(texts, placeStatus(place, schedules, now), now);
  const asOf = isOutdated(place, dateOf(now)) && place.source?.asOf;
  const marks = [
    place.example && texts.common.example,
    asOf && texts.directory.asOf(asOf.slice(0, 4)),
    away && texts.directory.distance(spokenMetres(away.metres), away.where),
  ].filter(Boolean);
  return (
    <CardRow href={addresses.place(quarterId, place._id)}>
      <h3>
        <bdi lang={name?.lang}>{name?.words}</bdi>
      </h3>
      {about && (
        <p class="soft small">
          <bdi lang={about.lang}>{about.words}</bdi>
        </p>
      )}
      {status && <EntryNotes states={[status]} />}
      {marks.length > 0 && <p class="soft small">{marks.join(' · ')}</p>}
    </CardRow>
  );
}

/** What it does in a sentence; where nobody wrote one, its street. */
function sentenceAbout(place: Place, textSet: string) {
  const summary = translated(place, 'summary', textSet);
  if (summary) return summary;
  const description = translated(place, 'description', textSet);
  if (description) return { ...description, words: firstSentence(description.words) };
  const street = place.address?.street;
  return street ? { words: street, lang: 'de' } : undefined;
}
