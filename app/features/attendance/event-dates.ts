import { useMemo } from 'preact/hooks';
import { agendaOf } from '#domain/agenda.ts';
import { seriesDays } from '#domain/agenda-entry.ts';
import type { Event } from '#domain/event.ts';
import { addDays, type LocalDate } from '#domain/local-time.ts';
import { useHolidays } from '#hours/use-schedules.ts';
import { observeQuarter } from '../../data/documents.ts';
import { observeByIds } from '../../data/documents-by-id.ts';
import { useLive } from '../../ui/use-live.ts';

/** A sheet of paper may be keyed in weeks later, and printed some before. */
const DAYS_BACK = 366;
const DAYS_AHEAD = 92;

/** An event and its dates, the newest first. */
export interface DatedEvent {
  event: Event;
  dates: readonly LocalDate[];
  /** By what days of the series people registered for what is on a day. */
  registeredBy: (date: LocalDate) => readonly LocalDate[];
  /** The date that is most likely meant: today's, else the last one that was, else the first to come. */
  likely: LocalDate | undefined;
}

/** The event of an address: `undefined` while it is being read, `missing` where there is none. */
export function useDatedEvent(
  quarterId: string,
  itemKey: string,
  today: LocalDate,
): DatedEvent | 'missing' | undefined {
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const found = useLive(() => observeByIds(quarterId, [`event:${itemKey}`]), [quarterId, itemKey]);
  const event = found?.documents.find((doc) => doc.type === 'event');
  const holidays = useHolidays(quarter?.land, today);
  const days = useMemo(() => {
    if (!event) return undefined;
    const window = {
      from: addDays(today, -DAYS_BACK),
      until: addDays(today, DAYS_AHEAD),
      holidays,
    };
    return seriesDays(agendaOf([event], window));
  }, [event, today, holidays]);
  if (!found) return undefined;
  const dates = [...(days?.keys() ?? [])].sort().reverse();
  const likely = dates.find((date) => date <= today) ?? dates.at(-1);
  const registeredBy = (date: LocalDate) => days?.get(date) ?? [date];
  return event ? { event, dates, registeredBy, likely } : 'missing';
}
