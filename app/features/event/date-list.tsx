import { dateOf, type LocalDateTime } from '#domain/local-time.ts';
import { dayHeading } from '../../texts/day-words.ts';
import { entryRow } from '../../texts/entry-row.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { CardList, CardRow } from '../../ui/card.tsx';
import { EntryNotes } from '../../ui/entry-notes.tsx';
import type { EventDetails } from './use-event.ts';

/** All the next dates; nothing where there is but one. */
export function DateList({ details, now }: { details: EventDetails; now: LocalDateTime }) {
  const texts = useTexts();
  const { entries, placesById } = details;
  if (entries.length < 2) return null;
  return (
    <section class="stack">
      <h2>{texts.event.dates}</h2>
      <CardList label={texts.event.dates}>
        {entries.map((entry) => {
          const row = entryRow(texts, entry, now, placesById);
          return (
            <CardRow key={entry.occurrence.recurrenceId}>
              <p>{texts.events.moment(dayHeading(texts, entry.day, dateOf(now)), row.range)}</p>
              <EntryNotes states={row.states} note={row.note} />
            </CardRow>
          );
        })}
      </CardList>
    </section>
  );
}
