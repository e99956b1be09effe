import { useEffect, useMemo, useState } from 'preact/hooks';
import { type AgendaEntry, inOrder, type TodayAgenda, todayAgenda } from '#domain/agenda-entry.ts';
import { addDays, dateOf, type LocalDateTime } from '#domain/local-time.ts';
import type { Quarter } from '#domain/quarter.ts';
import { useHolidays } from '#hours/use-schedules.ts';
import { observeEvents } from '../../data/documents.ts';
import { useInParts } from '../../ui/use-in-parts.ts';
import { useLive } from '../../ui/use-live.ts';

/** What home says about today. */
export interface HomeAgenda extends TodayAgenda {
  /** The next thing on another day; looked for only when nothing is left today. */
  next?: AgendaEntry;
}

type AgendaRules = typeof import('#domain/agenda.ts');

/** Where the file is missing (no network yet), it is asked for again after so long. */
const RETRY_MS = 3_000;

/** The recurrence library is big: it is asked for at once but does not hold up the four ways. */
let agendaRules = loadAgendaRules();

/** Today's entries; `undefined` while they are being read. */
export function useHomeAgenda(
  quarterId: string,
  quarter: Quarter | undefined,
  now: LocalDateTime,
): HomeAgenda | undefined {
  const today = dateOf(now);
  const events = useLive(() => observeEvents(quarterId), [quarterId]);
  const holidays = useHolidays(quarter?.land, today);
  const rules = useAgendaRules();
  const ofToday = useInParts(
    rules && events,
    (part) => rules?.agendaOf(part, { from: today, until: addDays(today, 1), holidays }) ?? [],
    [rules, today, holidays],
  );
  return useMemo(() => {
    if (!rules || !events || !ofToday) return undefined;
    const agenda = todayAgenda([...ofToday].sort(inOrder), now);
    if (agenda.entries.length > 0) return agenda;
    return { ...agenda, next: rules.nextEntry(events, today, holidays) };
  }, [ofToday, now]);
}

function useAgendaRules(): AgendaRules | undefined {
  const [rules, setRules] = useState<AgendaRules>();
  useEffect(() => {
    let isWanted = true;
    const take = async () => {
      const loaded = await agendaRules;
      if (!isWanted) return;
      if (loaded) setRules(loaded);
      else setTimeout(again, RETRY_MS);
    };
    const again = () => {
      if (!isWanted) return;
      agendaRules = loadAgendaRules();
      void take();
    };
    void take();
    return () => {
      isWanted = false;
    };
  }, []);
  return rules;
}

/** Nothing where the file cannot be fetched: home does without it until it can. */
function loadAgendaRules(): Promise<AgendaRules | undefined> {
  return import('#domain/agenda.ts').catch(() => undefined);
}
