import { useMemo } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { dateOf, type LocalDateTime } from '#domain/local-time.ts';
import { useHolidays } from '#hours/use-schedules.ts';
import { nextDate } from '../../texts/next-date.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { CardList } from '../../ui/card.tsx';
import { DatedRow } from '../../ui/dated-row.tsx';
import type { PlaceDetails } from './use-place.ts';

const MOST = 6;

/** What is on at a place, soonest first; nothing where nothing is planned. */
export function PlaceEvents({
  quarterId,
  details,
  now,
}: {
  quarterId: string;
  details: PlaceDetails;
  now: LocalDateTime;
}) {
  const texts = useTexts();
  const { events, quarter, place } = details;
  const holidays = useHolidays(quarter?.land, dateOf(now));
  const ids = events.map(({ _id }) => _id).join(' ');
  const rows = useMemo(() => {
    const here = new Map([[place._id, place]]);
    const dated = events.flatMap((event) => {
      const date = nextDate(texts, event, now, here, holidays);
      return date ? [{ id: event._id, date }] : [];
    });
    return dated.sort((a, b) => (a.date.start < b.date.start ? -1 : 1)).slice(0, MOST);
  }, [ids, place, holidays, now, texts]);
  if (rows.length === 0) return null;
  return (
    <section class="stack place-part">
      <h2>{texts.place.upcoming}</h2>
      <CardList>
        {rows.map(({ id, date: { title, when, states } }) => (
          <DatedRow key={id} href={addresses.event(quarterId, id)} {...{ title, when, states }} />
        ))}
      </CardList>
    </section>
  );
}
