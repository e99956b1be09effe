import type { Event } from '#domain/event.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { isOutdated, type Place } from '#domain/place.ts';
import { asOfWords } from '../texts/day-words.ts';
import { useTexts } from '../texts/use-texts.ts';
import { AwayLink } from '../ui/away-link.tsx';

/** What a place and an event say of their own making. */
type EntryRecord = Pick<Place | Event, 'source' | 'checkedAt' | 'checkedBy' | 'example'>;

/** Said above everything else where the record is too old to be trusted. */
export function OutdatedNote({ record, today }: { record: EntryRecord; today: LocalDate }) {
  const texts = useTexts();
  const asOf = record.source?.asOf ?? record.checkedAt;
  if (!isOutdated(record, today) || !asOf) return null;
  return <p class="card tone-warn">{texts.entry.outdated(asOfWords(texts, asOf))}</p>;
}

/** Who made sure of it when, and where it comes from, as its licence asks. */
export function Provenance({ record }: { record: EntryRecord }) {
  const texts = useTexts();
  const { source, checkedAt, checkedBy, example } = record;
  const checked = checkedAt && texts.dates.dayWithYear(checkedAt);
  return (
    <div class="soft small stack">
      {checked && (
        <p>
          {checkedBy ? texts.entry.checkedBy(checked, checkedBy) : texts.entry.checked(checked)}
        </p>
      )}
      {source && !example && (
        <p>
          {source.url ? (
            <AwayLink href={source.url}>{texts.entry.source(source.name)}</AwayLink>
          ) : (
            texts.entry.source(source.name)
          )}
          {source.licence && `, ${source.licence}`}
        </p>
      )}
      {source?.asOf && <p>{texts.entry.asOf(asOfWords(texts, source.asOf))}</p>}
    </div>
  );
}
