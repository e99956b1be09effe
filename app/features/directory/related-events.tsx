import { useMemo } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import type { Event } from '#domain/event.ts';
import { dateOf, type LocalDateTime } from '#domain/local-time.ts';
import { useHolidays } from '#hours/use-schedules.ts';
import { nextDate } from '../../texts/next-date.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { CardList } from '../../ui/card.tsx';
import { DatedRow } from '../../ui/dated-row.tsx';
import type { Directory } from './use-directory.ts';

const MOST = 5;

/** Events that fit the search and are still to come, best first; nothing where there are none. */
export function RelatedEvents({
  quarterId,
  directory,
  found,
  now,
}: {
  quarterId: string;
  directory: Directory;
  found: readonly string[];
  now: LocalDateTime;
}) {
  const texts = useTexts();
  const { quarter, events, placesById } = directory;
  const holidays = useHolidays(quarter?.land, dateOf(now));
  const rows = useMemo(() => {
    const eventsById = new Map(events.map((event) => [event._id, event]));
    const upcoming = [];
    for (const id of found) {
      const event: Event | undefined = eventsById.get(id);
      const date = event && nextDate(texts, event, now, placesById, holidays);
      if (date) upcoming.push({ id, date });
      if (upcoming.length === MOST) break;
    }
    return upcoming;
  }, [found, events, placesById, holidays, now, texts]);
  if (rows.length === 0) return null;
  return (
    <section class="stack">
      <h2>{texts.directory.events}</h2>
      <CardList>
        {rows.map(({ id, date }) => (
          <DatedRow key={id} href={addresses.event(quarterId, id)} {...date} />
        ))}
      </CardList>
    </section>
  );
}
