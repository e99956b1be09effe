import { syncStatus } from '../../sync/status.ts';
import { statusWords } from '../../texts/status-words.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { useCurrent } from '../../ui/use-live.ts';

/** What this device has of the quarter, and from when. */
export function SavedLine({ now }: { now: Date }) {
  const texts = useTexts();
  const status = useCurrent(syncStatus);
  return (
    <p class="soft small" role="status">
      {statusWords(texts, status, now).join(' ')}
    </p>
  );
}
