import { useEffect, useMemo, useState } from 'preact/hooks';
import { inOrder, type TodayAgenda, todayAgenda } from '#domain/agenda-entry.ts';
import { addDays, dateOf, type LocalDateTime } from '#domain/local-time.ts';
import type { Quarter } from '#domain/quarter.ts';
import { useHolidays } from '#hours/use-schedules.ts';
import { observeEvents } from '../../data/documents.ts';
import type { FirstHome } from '../../data/first-reading.ts';
import type { DayAgenda } from '../../data/kept-agenda.ts';
import { idle } from '../../ui/idle.ts';
import { useInParts } from '../../ui/use-in-parts.ts';
import { NOTHING_TO_SEE, useLive } from '../../ui/use-live.ts';
import { useAgendaRules } from './agenda-rules.ts';

/** What home says about today: its entries, and the next thing on another day where none is left. */
export type HomeAgenda = TodayAgenda & Partial<Pick<DayAgenda, 'next'>>;

/**
 * Today's entries; `undefined` while they are being read. Where `first` knows them from an earlier
 * day they stand at once, and are looked at again when nothing else is to do.
 */
export function useHomeAgenda(
  quarterId: string,
  quarter: Quarter | undefined,
  now: LocalDateTime,
  first: FirstHome | undefined,
): HomeAgenda | undefined {
  const today = dateOf(now);
  const remembered = first?.day === today ? first.agenda : undefined;
  const atOnce = useMemo(() => remembered && homeAgenda(remembered, now), [remembered, now]);
  const isDue = useIsDue(atOnce !== undefined);
  const events = useLive(
    () => (isDue ? observeEvents(quarterId) : NOTHING_TO_SEE),
    [quarterId, isDue],
  );
  const holidays = useHolidays(isDue ? quarter?.land : undefined, today);
  const rules = useAgendaRules(isDue);
  const window = { from: today, until: addDays(today, 1), holidays };
  const ofToday = useInParts(rules && events, (part) => rules?.agendaOf(part, window) ?? [], [
    rules,
    today,
    holidays,
  ]);
  useEffect(() => {
    if (!rules || !events || !holidays) return;
    const leaving = new AbortController();
    const keep = async () => {
      await idle();
      const days = await import('./coming-days.ts').catch(() => undefined);
      const { signal } = leaving;
      await days?.keepComingDays({ quarterId, rules, events, holidays, today, signal });
    };
    void keep();
    return () => leaving.abort();
  }, [quarterId, rules, events, holidays, today]);
  const found = useMemo(() => {
    if (!rules || !events || !ofToday) return undefined;
    const agenda = todayAgenda([...ofToday].sort(inOrder), now);
    if (agenda.entries.length > 0) return agenda;
    return { ...agenda, next: rules.nextEntry(events, today, holidays) };
  }, [ofToday, now]);
  return found ?? atOnce;
}

/** What a remembered day says at a moment. */
function homeAgenda({ entries, next }: DayAgenda, now: LocalDateTime): HomeAgenda {
  const agenda = todayAgenda(entries, now);
  return agenda.entries.length > 0 ? agenda : { ...agenda, next };
}

/** Whether it is time to read everything: at once, or after a start that has something to show. */
function useIsDue(canWait: boolean): boolean {
  const [isDue, setDue] = useState(!canWait);
  useEffect(() => {
    void idle().then(() => setDue(true));
  }, []);
  return isDue || !canWait;
}
