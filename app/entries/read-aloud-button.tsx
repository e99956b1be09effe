import { Square, Volume2 } from 'lucide';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { type SpokenPart, useReadAloud } from './use-read-aloud.ts';

/** "Vorlesen", with a visible stop; nothing where this device has no voice of its own. */
export function ReadAloudButton({ parts }: { parts: readonly SpokenPart[] }) {
  const { entry } = useTexts();
  const aloud = useReadAloud(parts);
  if (!aloud) return null;
  return (
    <div class="row no-print">
      <Button
        look="pill"
        icon={aloud.reading ? Square : Volume2}
        onPress={aloud.reading ? aloud.stop : aloud.start}
      >
        {aloud.reading ? entry.stopReading : entry.readAloud}
      </Button>
    </div>
  );
}
