import { useEffect, useState } from 'preact/hooks';

/** What follows recurrence rules: big, so it comes when it is needed. */
export type AgendaRules = typeof import('#domain/agenda.ts');

/** Where the file is missing (no network yet), it is asked for again after so long. */
const RETRY_MS = 3_000;

let rules: Promise<AgendaRules | undefined> | undefined;

/** The rules, asked for once `isNeeded`; `undefined` until they are here. */
export function useAgendaRules(isNeeded: boolean): AgendaRules | undefined {
  const [loaded, setLoaded] = useState<AgendaRules>();
  useEffect(() => {
    if (!isNeeded) return;
    let isWanted = true;
    const take = async () => {
      const here = await loadAgendaRules();
      if (!isWanted) return;
      if (here) setLoaded(here);
      else setTimeout(take, RETRY_MS);
    };
    void take();
    return () => {
      isWanted = false;
    };
  }, [isNeeded]);
  return loaded;
}

/** Nothing where the file cannot be fetched: home does without it until it can. */
function loadAgendaRules(): Promise<AgendaRules | undefined> {
  rules ??= import('#domain/agenda.ts').catch(() => {
    rules = undefined;
    return undefined;
  });
  return rules;
}
