import { Printer, Share2, Square, Volume2 } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { UndoNote } from '../../ui/undo-note.tsx';
import { RememberButton, useRemembering } from './remember-button.tsx';
import { type SpokenPart, useReadAloud } from './use-read-aloud.ts';

/** Remember, read aloud, print, tell others: what the device cannot do is not offered. */
export function PlaceActions({
  quarterId,
  id,
  title,
  spoken,
}: {
  quarterId: string;
  id: string;
  title: string;
  /** What "Vorlesen" reads. */
  spoken: readonly SpokenPart[];
}) {
  const { place, common } = useTexts();
  const remembering = useRemembering(quarterId, id);
  const aloud = useReadAloud(spoken);
  return (
    <div class="stack no-print">
      <div class="row">
        <RememberButton {...remembering} />
        {aloud && (
          <Button
            look="pill"
            icon={aloud.reading ? Square : Volume2}
            onPress={aloud.reading ? aloud.stop : aloud.start}
          >
            {aloud.reading ? place.stopReading : place.readAloud}
          </Button>
        )}
        <LinkButton look="pill" icon={Printer} href={addresses.placePoster(quarterId, id)}>
          {common.print}
        </LinkButton>
        {'share' in navigator && (
          <Button look="pill" icon={Share2} onPress={() => share(title)}>
            {place.share}
          </Button>
        )}
      </div>
      {remembering.said === 'remembered' && <p role="status">{place.rememberedWhere}</p>}
      {remembering.said === 'forgotten' && (
        <UndoNote done={place.forgotten} undo={common.undo} onUndo={remembering.toggle} />
      )}
    </div>
  );
}

/** The device's own way of passing a link on. Changing one's mind there is no failure. */
function share(title: string): void {
  navigator.share({ title, url: location.href }).catch(() => undefined);
}
