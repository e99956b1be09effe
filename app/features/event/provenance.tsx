import type { Event } from '#domain/event.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { isOutdated } from '#domain/place.ts';
import { asOfWords } from '../../texts/day-words.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Said above everything else where the data are too old to be trusted, or made up. */
export function Warnings({ event, today }: { event: Event; today: LocalDate }) {
  const texts = useTexts();
  const asOf = event.source?.asOf ?? event.checkedAt;
  return (
    <>
      {event.example && (
        <p class="card event-hint">
          <strong>{texts.common.example}.</strong> {texts.event.exampleText}
        </p>
      )}
      {isOutdated(event, today) && asOf && (
        <p class="card tone-warn">{texts.event.outdated(asOfWords(texts, asOf))}</p>
      )}
    </>
  );
}

/** Where it comes from and who made sure of it when. */
export function Provenance({ event }: { event: Event }) {
  const texts = useTexts();
  const { source, checkedAt, checkedBy } = event;
  const checked = checkedAt && texts.dates.dayWithYear(checkedAt);
  return (
    <div class="soft small stack event-provenance">
      {checked && (
        <p>
          {checkedBy ? texts.event.checkedBy(checked, checkedBy) : texts.event.checked(checked)}
        </p>
      )}
      {source && !event.example && (
        <p>
          {source.url ? (
            <a href={source.url} rel="noreferrer">
              {texts.event.source(source.name)}
            </a>
          ) : (
            texts.event.source(source.name)
          )}
          {source.licence && `, ${source.licence}`}
        </p>
      )}
      {source?.asOf && <p>{texts.event.asOf(asOfWords(texts, source.asOf))}</p>}
    </div>
  );
}
