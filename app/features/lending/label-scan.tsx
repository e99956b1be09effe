import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { lendingDe } from '../../texts/lending-de.ts';
import { hasCamera, QrScanner } from '../../ui/qr-scanner.tsx';
import { labelPath } from './label-path.ts';

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
          <QrScanner
            label={words.camera}
            slow={words.scanSlow}
            onText={read}
            onFail={() => setCanSee(false)}
          />
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
