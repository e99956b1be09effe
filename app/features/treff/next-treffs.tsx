import { useMemo } from 'preact/hooks';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { takesPlace } from '#domain/occurrence.ts';
import { nextOccurrences } from '#domain/occurrences.ts';
import type { Quarter } from '#domain/quarter.ts';
import { useHolidays } from '#hours/use-schedules.ts';
import { observeEvents } from '../../data/documents.ts';
import { momentWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';

const words = treffDe.note;
const MOST = 3;

/** The next dates of the Treff at a place, after today. */
export function NextTreffs({
  quarterId,
  quarter,
  placeId,
}: {
  quarterId: string;
  quarter: Quarter;
  placeId: string;
}) {
  const now = localDateTimeAt(useNow());
  const today = dateOf(now);
  const events = useLive(() => observeEvents(quarterId), [quarterId]);
  const holidays = useHolidays(quarter.land, today);
  const dates = useMemo(() => {
    const here = (events ?? []).filter((event) => event.placeId === placeId);
    const treffs = here.filter(({ treff }) => treff);
    return (treffs.length > 0 ? treffs : here)
      .flatMap((event) => nextOccurrences(event, now, MOST + 1, holidays))
      .filter((one) => takesPlace(one) && dateOf(one.start) > today)
      .sort((a, b) => (a.start < b.start ? -1 : 1))
      .slice(0, MOST);
  }, [events, placeId, today, holidays]);
  if (!events) return null;
  return (
    <>
      <h3>{words.next}</h3>
      {dates.length === 0 && <p>{words.noNext}</p>}
      {dates.length > 0 && (
        <ul>
          {dates.map(({ eventId, start, title }) => (
            <li key={`${eventId} ${start}`}>
              {momentWords(de, start, today)}: <bdi>{title}</bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
