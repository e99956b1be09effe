import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { type AgendaDay, type AgendaEntry, agendaDays } from '#domain/agenda-entry.ts';
import { dateOf, type LocalDateTime } from '#domain/local-time.ts';
import type { Place } from '#domain/place.ts';
import { dayHeading } from '../../texts/day-words.ts';
import { entryRow } from '../../texts/entry-row.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { AgendaRow } from '../../ui/agenda-row.tsx';
import { Button } from '../../ui/button.tsx';
import { CardList } from '../../ui/card.tsx';

/** Rows drawn at once: a month of a large town would keep an old phone busy for seconds. */
const ROWS = 120;

interface AgendaProps {
  quarterId: string;
  entries: readonly AgendaEntry[];
  placesById: ReadonlyMap<string, Place>;
  now: LocalDateTime;
}

/** A calendar as a list, day by day. What is still to come stands first; of a week that has begun,
 *  the days that are over follow at the end. */
export function AgendaList({ entries, now, ...rest }: AgendaProps) {
  const texts = useTexts();
  const [rows, setRows] = useState(ROWS);
  const days = agendaDays(entries);
  const coming = days.filter((day) => day.date >= dateOf(now));
  const earlier = days.filter((day) => day.date < dateOf(now));
  const inOrder = [...coming, ...earlier];
  const shown = upToRows(inOrder, rows);
  const firstEarlier = coming.length > 0 ? earlier[0] : undefined;
  return (
    <>
      {shown.map((day) => (
        <Fragment key={day.date}>
          {day === firstEarlier && <h2 class="events-over">{texts.events.overBefore}</h2>}
          <DayOfAgenda day={day} now={now} {...rest} />
        </Fragment>
      ))}
      {shown.length < inOrder.length && (
        <Button onPress={() => setRows(rows + ROWS)}>{texts.common.more}</Button>
      )}
    </>
  );
}

function DayOfAgenda({
  day,
  quarterId,
  placesById,
  now,
}: Omit<AgendaProps, 'entries'> & { day: AgendaDay }) {
  const texts = useTexts();
  const heading = dayHeading(texts, day.date, dateOf(now));
  return (
    <section class="stack events-day">
      <h2>{heading}</h2>
      <CardList label={heading}>
        {day.entries.map((entry) => (
          <AgendaRow
            key={`${entry.occurrence.eventId} ${entry.occurrence.recurrenceId}`}
            href={addresses.event(quarterId, entry.occurrence.eventId)}
            {...entryRow(texts, entry, now, placesById)}
          />
        ))}
      </CardList>
    </section>
  );
}

/** The first days that together have at most so many rows; always one day. */
function upToRows(days: readonly AgendaDay[], rows: number): AgendaDay[] {
  let left = rows;
  return days.filter((day, index) => {
    left -= day.entries.length;
    return index === 0 || left >= 0;
  });
}
