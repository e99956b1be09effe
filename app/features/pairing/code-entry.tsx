import { Camera, X } from 'lucide';
import { useState } from 'preact/hooks';
import { pairingCodeIn } from '#domain/pairing-code.ts';
import { useGuide } from '../../texts/guide-texts.ts';
import { Button } from '../../ui/button.tsx';
import { hasCamera, QrScanner } from '../../ui/qr-scanner.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { PairingProblem } from './pairing-screen.tsx';

/** Where a code is typed in any spelling, or read by the camera where there is one. */
export function CodeEntry({
  typedBefore,
  problem,
  isBusy,
  onConnect,
}: {
  typedBefore: string;
  problem: PairingProblem | undefined;
  isBusy: boolean;
  onConnect: (typed: string) => void;
}) {
  const { pairing: words } = useGuide();
  const [typed, setTyped] = useState(typedBefore);
  const [camera, setCamera] = useState<'off' | 'on' | 'failed'>('off');
  const [isForeign, setForeign] = useState(false);
  const read = (text: string) => {
    const code = pairingCodeIn(text);
    setForeign(code === undefined);
    if (code === undefined) return;
    setCamera('off');
    setTyped(code);
    onConnect(code);
  };
  const isWrong = problem?.code === 'notACode';
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onConnect(typed);
      }}
    >
      <p>{words.intro}</p>
      <TextField
        label={words.field}
        hint={words.hint}
        error={isWrong ? words.problems.notACode : undefined}
        value={typed}
        onInput={setTyped}
        isCode
      />
      <Button look="primary" disabled={isBusy} onPress={() => onConnect(typed)}>
        {words.connect}
      </Button>
      {camera === 'on' && (
        <>
          <p>{words.scanning}</p>
          <QrScanner
            label={words.scan}
            slow={words.slow}
            onText={read}
            onFail={() => setCamera('failed')}
          />
        </>
      )}
      {hasCamera() && camera !== 'failed' && (
        <Button
          icon={camera === 'on' ? X : Camera}
          onPress={() => {
            setForeign(false);
            setCamera(camera === 'on' ? 'off' : 'on');
          }}
        >
          {camera === 'on' ? words.stopScanning : words.scan}
        </Button>
      )}
      <p role="status" class="pairing-said">
        {camera === 'failed' && words.noCamera}
        {camera === 'on' && isForeign && words.foreign}
      </p>
    </form>
  );
}
