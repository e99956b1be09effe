import { useState } from 'preact/hooks';
import { forget, observeRemembered, remember } from '../data/remembered.ts';
import { useLive } from '../ui/use-live.ts';

/** Whether an entry is remembered, and how to change it; `said` is what has just been done. */
export interface Remembering {
  remembered: boolean;
  toggle: () => void;
  said?: 'remembered' | 'forgotten';
}

/** Remembers an entry or forgets it; doing the other undoes it, for as long as the screen is open. */
export function useRemembering(quarterId: string, id: string): Remembering {
  const ids = useLive(() => observeRemembered(quarterId), [quarterId]) ?? [];
  const [said, setSaid] = useState<Remembering['said']>();
  const remembered = ids.includes(id);
  const toggle = async () => {
    setSaid(remembered ? 'forgotten' : 'remembered');
    if (remembered) return forget(quarterId, id);
    await remember(quarterId, id, new Date());
  };
  return { remembered, toggle, said };
}
