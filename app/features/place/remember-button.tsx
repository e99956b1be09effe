import { Bookmark, BookmarkCheck } from 'lucide';
import { useState } from 'preact/hooks';
import { askToPersist } from '../../data/persistence.ts';
import { forget, observeRemembered, remember } from '../../data/remembered.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { useLive } from '../../ui/use-live.ts';

/** Whether a place is remembered, and how to change it; `said` is what has just been done. */
export interface Remembering {
  remembered: boolean;
  toggle: () => void;
  said?: 'remembered' | 'forgotten';
}

/** Remembers a place or forgets it; doing the other undoes it, for as long as the screen is open. */
export function useRemembering(quarterId: string, id: string): Remembering {
  const ids = useLive(() => observeRemembered(quarterId), [quarterId]) ?? [];
  const [said, setSaid] = useState<Remembering['said']>();
  const remembered = ids.includes(id);
  const toggle = async () => {
    setSaid(remembered ? 'forgotten' : 'remembered');
    if (remembered) return forget(quarterId, id);
    await remember(quarterId, id, new Date());
    // The first thing of one's own: from now on the browser should not tidy it away.
    await askToPersist();
  };
  return { remembered, toggle, said };
}

/** "Merken"; it stays in while the place is remembered. */
export function RememberButton({ remembered, toggle }: Remembering) {
  const { place } = useTexts();
  return (
    <Button
      look="pill"
      icon={remembered ? BookmarkCheck : Bookmark}
      pressed={remembered}
      onPress={toggle}
    >
      {remembered ? place.remembered : place.remember}
    </Button>
  );
}
