import { type AgendaEntry, isOn } from '#domain/agenda-entry.ts';
import { dateOf, type LocalDateTime } from '#domain/local-time.ts';
import { isRunning } from '#domain/occurrence.ts';
import type { Place } from '#domain/place.ts';
import { dayHeading, dayWords } from '../../texts/day-words.ts';
import { entryRow } from '../../texts/entry-row.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Card } from '../../ui/card.tsx';
import { EntryNotes } from '../../ui/entry-notes.tsx';
import type { EventDetails } from './use-event.ts';

/** The next date, large; before it, plainly, what does not take place as people expect. */
export function NextDate({ details, now }: { details: EventDetails; now: LocalDateTime }) {
  const texts = useTexts();
  const { entries, placesById } = details;
  const next = entries.find(isOn);
  const dropped = entries.filter((entry) => !isOn(entry) && (!next || entry.day <= next.day));
  return (
    <>
      {dropped.map((entry) => (
        <DroppedDate key={entry.occurrence.recurrenceId} {...{ entry, now, placesById }} />
      ))}
      <Card class="stack event-next">
        {next ? (
          <ComingDate {...{ entry: next, now, placesById }} />
        ) : (
          <p>{dropped.length > 0 ? texts.event.none : <PastDate details={details} now={now} />}</p>
        )}
      </Card>
    </>
  );
}

interface DateProps {
  entry: AgendaEntry;
  now: LocalDateTime;
  placesById: ReadonlyMap<string, Place>;
}

function ComingDate({ entry, now, placesById }: DateProps) {
  const texts = useTexts();
  const row = entryRow(texts, entry, now, placesById);
  const isNow = isRunning(entry.occurrence, now);
  return (
    <>
      <h2>{isNow ? texts.event.now : texts.event.next}</h2>
      <p class="event-next-date">{dayHeading(texts, entry.day, dateOf(now))}</p>
      <p class="event-next-date">{row.range}</p>
      <EntryNotes states={row.states} note={row.note} />
    </>
  );
}

/** One that is cancelled or put off although it is its turn. */
function DroppedDate({ entry, now, placesById }: DateProps) {
  const texts = useTexts();
  const row = entryRow(texts, entry, now, placesById);
  return (
    <div class="card event-dropped" role="status">
      <p>
        <strong>{dayHeading(texts, entry.day, dateOf(now))}</strong>
      </p>
      <EntryNotes states={row.states} note={row.note} />
    </div>
  );
}

/** Nothing to come: a single event that is over says when it was. */
function PastDate({ details, now }: { details: EventDetails; now: LocalDateTime }) {
  const texts = useTexts();
  const { event } = details;
  if (event.rrule || event.rdates?.length) return <>{texts.event.none}</>;
  const day = dayWords(texts, dateOf(event.start), dateOf(now));
  return (
    <>
      {texts.event.over} {texts.event.wasOn(day)}
    </>
  );
}
