import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { lendingDe } from '../../texts/lending-de.ts';
import { hasCamera, QrScanner } from '../../ui/qr-scanner.tsx';

const words = lendingDe.list;

/** Reads a label with the camera, and opens its thing. */
export function LabelScan({ quarterId }: { quarterId: string }) {
  const { route } = useLocation();
  const [canSee, setCanSee] = useState(hasCamera());
  const [isForeign, setForeign] = useState(false);
  const read = (text: string) => {
    const path = labelPath(text, quarterId);
    setForeign(path === undefined);
    if (path !== undefined) route(path);
  };
  return (
    <div class="card stack">
      {canSee ? (
        <>
          <p>{words.scanHint}</p>
          <QrScanner label={words.camera} onText={read} onFail={() => setCanSee(false)} />
        </>
      ) : (
        <p>{words.noCamera}</p>
      )}
      <p role="alert" class="tone-bad lending-said">
        {isForeign && words.notALabel}
      </p>
    </div>
  );
}

/** The address that a label of this quarter leads to; another host is no matter: the server may have
 *  moved since the label was printed. */
export function labelPath(text: string, quarterId: string): string | undefined {
  const path = /^https?:\/\/[^/]+(\/[^?#]*)$/.exec(text.trim())?.[1];
  const beginning = `${addresses.lending(quarterId)}/`;
  const key = path?.startsWith(beginning) ? path.slice(beginning.length) : '';
  return key && !key.includes('/') ? path : undefined;
}
