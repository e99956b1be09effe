import type { Place } from '#domain/place.ts';
import { asOfWords } from '../../texts/day-words.ts';
import { useTexts } from '../../texts/use-texts.ts';
import type { PlaceDetails } from './use-place.ts';

/** Said above everything else where the record is too old to be trusted. */
export function OutdatedNote({ details: { place, status } }: { details: PlaceDetails }) {
  const texts = useTexts();
  const asOf = place.source?.asOf ?? place.checkedAt;
  if (status.state !== 'outdated' || !asOf) return null;
  return <p class="card tone-warn">{texts.place.outdated(asOfWords(texts, asOf))}</p>;
}

/** Who made sure of it when, and where it comes from. */
export function PlaceRecord({ place }: { place: Place }) {
  const texts = useTexts();
  const { source, checkedAt, checkedBy } = place;
  const checked = checkedAt && texts.dates.dayWithYear(checkedAt);
  return (
    <div class="soft small place-record">
      {place.example && <p>{texts.place.example}</p>}
      {checked && (
        <p>
          {checkedBy ? texts.place.checkedBy(checked, checkedBy) : texts.place.checked(checked)}
        </p>
      )}
      {source && !place.example && (
        <p>
          {source.url ? (
            <a href={source.url} rel="noreferrer">
              {texts.place.source(source.name)}
            </a>
          ) : (
            texts.place.source(source.name)
          )}
          {source.licence && `, ${source.licence}`}
        </p>
      )}
      {source?.asOf && <p>{texts.place.asOf(asOfWords(texts, source.asOf))}</p>}
    </div>
  );
}
