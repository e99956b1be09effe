import { useMemo } from 'preact/hooks';
import { agendaOf } from '#domain/agenda.ts';
import { agendaDays, isOn } from '#domain/agenda-entry.ts';
import { addDays, type LocalDate } from '#domain/local-time.ts';
import type { Quarter } from '#domain/quarter.ts';
import { useHolidays } from '#hours/use-schedules.ts';
import { observeEvents, observePlaces } from '../../data/documents.ts';
import { entryRow } from '../../texts/entry-row.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { useLive } from '../../ui/use-live.ts';
import { EntryRowOnPaper } from './entry-row-on-paper.tsx';
import type { PosterGroup } from './poster-group.ts';

/** Some days of the calendar for paper, a group a day; `undefined` while they are being read.
 *  Paper outlives the minute: nothing on it says "now". */
export function useAgendaGroups(
  quarterId: string,
  quarter: Quarter | undefined,
  from: LocalDate,
  days: number,
): PosterGroup[] | undefined {
  const texts = useTexts();
  const events = useLive(() => observeEvents(quarterId), [quarterId]);
  const places = useLive(() => observePlaces(quarterId), [quarterId]);
  const holidays = useHolidays(quarter?.land, from);
  return useMemo(() => {
    if (!events || !places) return undefined;
    const placesById = new Map(places.map((place) => [place._id, place]));
    const entries = agendaOf(events, { from, until: addDays(from, days), holidays });
    return agendaDays(entries).map(({ date, entries: ofDay }) => ({
      key: date,
      heading: days > 1 ? texts.dates.day(date) : undefined,
      rows: ofDay.map((entry) => ({
        key: `${entry.occurrence.eventId} ${entry.occurrence.recurrenceId}`,
        content: (
          <EntryRowOnPaper
            row={entryRow(texts, entry, `${addDays(date, -1)}T12:00`, placesById)}
            isOff={!isOn(entry)}
          />
        ),
      })),
    }));
  }, [texts, events, places, holidays, from, days]);
}
