import { useMemo } from 'preact/hooks';
import { localDateTimeAt } from '#domain/local-time.ts';
import { occurrencesOf } from '#domain/occurrences.ts';
import { rosterOf } from '#domain/roster.ts';
import { type HoursOfYear, hoursOfYear } from '#domain/volunteer-hours.ts';
import { useHolidays } from '#hours/use-schedules.ts';
import { observeEvents, observeQuarter } from '../../data/documents.ts';
import { observeWorkDone } from '../../data/volunteers.ts';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';

/** The hours of a volunteer in a year; `undefined` while they are being counted. */
export function useHours(
  quarterId: string,
  personId: string,
  year: string,
): HoursOfYear | undefined {
  const now = localDateTimeAt(useNow());
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const events = useLive(() => observeEvents(quarterId), [quarterId]);
  const work = useLive(() => observeWorkDone(quarterId, year), [quarterId, year]);
  const holidays = useHolidays(quarter?.land, `${year}-01-01`);
  const duties = useMemo(() => {
    if (!events || !work) return undefined;
    const treffs = events.filter(({ treff }) => treff);
    const window = { from: `${year}-01-01`, until: `${Number(year) + 1}-01-01`, holidays };
    const byId = new Map(treffs.map((event) => [event._id, event]));
    return rosterOf(occurrencesOf(treffs, window), byId, work.shifts);
  }, [events, work, year, holidays]);
  return useMemo(
    () =>
      duties && work && hoursOfYear({ personId, year, now }, duties, work.responses, work.sessions),
    [duties, work, personId, year, now],
  );
}
