import { Bookmark, BookmarkCheck, Printer, Share2, Square, Volume2 } from 'lucide';
import { useTexts } from '../texts/use-texts.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { useInfoTablet } from '../ui/info-tablet.ts';
import { UndoNote } from '../ui/undo-note.tsx';
import { ReadAloudButton } from './read-aloud-button.tsx';
import { type SpokenPart, useReadAloud } from './use-read-aloud.ts';
import { useRemembering } from './use-remembering.ts';

interface EntryActionsProps {
  quarterId: string;
  id: string;
  title: string;
  /** What "Vorlesen" reads. */
  spoken: readonly SpokenPart[];
  /** Where its Aushang is; without one the screen itself is printed. */
  posterHref?: string;
}

/** Remember, read aloud, print, tell others: what the device cannot do is not offered. An info tablet
 *  reads aloud and nothing else. */
export function EntryActions(props: EntryActionsProps) {
  const isInfoTablet = useInfoTablet();
  return isInfoTablet ? <ReadAloudButton parts={props.spoken} /> : <AllActions {...props} />;
}

function AllActions({ quarterId, id, title, spoken, posterHref }: EntryActionsProps) {
  const { entry, common } = useTexts();
  const { remembered, toggle, said } = useRemembering(quarterId, id);
  const aloud = useReadAloud(spoken);
  return (
    <div class="stack no-print">
      <div class="row">
        <Button
          look="pill"
          icon={remembered ? BookmarkCheck : Bookmark}
          pressed={remembered}
          onPress={toggle}
        >
          {remembered ? entry.remembered : entry.remember}
        </Button>
        {aloud && (
          <Button
            look="pill"
            icon={aloud.reading ? Square : Volume2}
            onPress={aloud.reading ? aloud.stop : aloud.start}
          >
            {aloud.reading ? entry.stopReading : entry.readAloud}
          </Button>
        )}
        {posterHref ? (
          <LinkButton look="pill" icon={Printer} href={posterHref}>
            {common.print}
          </LinkButton>
        ) : (
          <Button look="pill" icon={Printer} onPress={() => window.print()}>
            {common.print}
          </Button>
        )}
        {'share' in navigator && (
          <Button look="pill" icon={Share2} onPress={() => share(title)}>
            {entry.share}
          </Button>
        )}
      </div>
      {said === 'remembered' && <p role="status">{entry.rememberedWhere}</p>}
      {said === 'forgotten' && (
        <UndoNote done={entry.forgotten} undo={common.undo} onUndo={toggle} />
      )}
    </div>
  );
}

/** The device's own way of passing a link on. Changing one's mind there is no failure. */
function share(title: string): void {
  navigator.share({ title, url: location.href }).catch(() => undefined);
}
