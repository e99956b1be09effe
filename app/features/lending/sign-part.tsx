import { Eraser } from 'lucide';
import { useState } from 'preact/hooks';
import { type Signature, signatureFrom } from '#domain/signature.ts';
import { lendingDe } from '../../texts/lending-de.ts';
import { Button } from '../../ui/button.tsx';
import { type Drawing, NOT_DRAWN } from '../../ui/signature-drawing.tsx';
import { SignaturePad } from '../../ui/signature-pad.tsx';

const words = lendingDe.ask;

/** Signs with the finger; on paper, for whoever cannot or would rather not; or not at all, where that
 *  is enough. */
export function SignPart({
  yes,
  problem,
  onTablet,
  onPaper,
  onNone,
}: {
  /** What happens once it is signed. */
  yes: string;
  problem: string;
  onTablet: (signature: Signature) => void;
  onPaper: () => void;
  onNone?: () => void;
}) {
  const [drawing, setDrawing] = useState<Drawing>(NOT_DRAWN);
  const [isMissing, setMissing] = useState(false);
  const sign = () => {
    const { strokes } = drawing;
    const signature = signatureFrom({ ...drawing, strokes: strokes.map((one) => [...one]) });
    setMissing(!signature);
    if (signature) onTablet(signature);
  };
  return (
    <>
      <p>{words.signHere}</p>
      <SignaturePad label={words.signHere} drawing={drawing} onDraw={setDrawing} />
      <p role="alert" class="tone-bad lending-said">
        {isMissing ? words.signMissing : problem}
      </p>
      {drawing.strokes.length > 0 && (
        <div class="row">
          <Button look="pill" icon={Eraser} onPress={() => setDrawing(NOT_DRAWN)}>
            {words.again}
          </Button>
        </div>
      )}
      <Button look="primary" onPress={sign}>
        {yes}
      </Button>
      <Button onPress={onPaper}>{words.onPaper}</Button>
      {onNone && <Button onPress={onNone}>{words.noSign}</Button>}
    </>
  );
}
