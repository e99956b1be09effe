import { Bookmark, BookmarkCheck, Printer, Share2 } from 'lucide';
import { useState } from 'preact/hooks';
import type { Event } from '#domain/event.ts';
import { askToPersist } from '../../data/persistence.ts';
import { forget, observeRemembered, remember } from '../../data/remembered.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { UndoNote } from '../../ui/undo-note.tsx';
import { useLive } from '../../ui/use-live.ts';

/** Remember, print, tell others: what the device cannot do is not offered. */
export function SmallActions({ quarterId, event }: { quarterId: string; event: Event }) {
  const { place, common } = useTexts();
  const { isRemembered, toggle, said } = useRemembering(quarterId, event._id);
  return (
    <div class="stack no-print">
      <div class="row">
        <Button
          look="pill"
          icon={isRemembered ? BookmarkCheck : Bookmark}
          pressed={isRemembered}
          onPress={toggle}
        >
          {isRemembered ? place.remembered : place.remember}
        </Button>
        <Button look="pill" icon={Printer} onPress={() => window.print()}>
          {common.print}
        </Button>
        {'share' in navigator && (
          <Button look="pill" icon={Share2} onPress={() => share(event.title)}>
            {place.share}
          </Button>
        )}
      </div>
      {said === 'remembered' && <p role="status">{place.rememberedWhere}</p>}
      {said === 'forgotten' && (
        <UndoNote done={place.forgotten} undo={common.undo} onUndo={toggle} />
      )}
    </div>
  );
}

function useRemembering(quarterId: string, id: string) {
  const remembered = useLive(() => observeRemembered(quarterId), [quarterId]) ?? [];
  const [said, setSaid] = useState<'remembered' | 'forgotten'>();
  const isRemembered = remembered.includes(id);
  const toggle = async () => {
    setSaid(isRemembered ? 'forgotten' : 'remembered');
    if (isRemembered) return forget(quarterId, id);
    await remember(quarterId, id, new Date());
    // The first thing of one's own: from now on the browser should not tidy it away.
    await askToPersist();
  };
  return { isRemembered, toggle, said };
}

/** The device's own way of passing a link on. Changing one's mind there is no failure. */
function share(title: string): void {
  navigator.share({ title, url: location.href }).catch(() => undefined);
}
