import { Download } from 'lucide';
import { useState } from 'preact/hooks';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { localDatabase } from '../../data/local-store.ts';
import { unsentExport } from '../../data/unsent-export.ts';
import { useGuide } from '../../texts/guide-texts.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { saveFile } from '../../ui/file-saving.ts';

/** Takes what the office does not have out of this device, as a file. */
export function SaveCard({ quarterId }: { quarterId: string }) {
  const { delivery: words } = useGuide();
  const [isSaved, setSaved] = useState(false);
  const save = async () => {
    const now = new Date();
    const content = await unsentExport(localDatabase(), quarterId, now);
    const name = `vor-ort-${quarterId}-${dateOf(localDateTimeAt(now))}.json`;
    saveFile(name, 'application/json', JSON.stringify(content, undefined, 2));
    setSaved(true);
  };
  return (
    <Card class="stack">
      <h2>{words.saveTitle}</h2>
      <p>{words.saveText}</p>
      <Button icon={Download} onPress={() => void save()}>
        {words.save}
      </Button>
      <p role="status" class="delivery-said">
        {isSaved && words.saved}
      </p>
    </Card>
  );
}
