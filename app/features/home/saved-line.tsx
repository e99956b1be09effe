import { addresses } from '#domain/addresses.ts';
import { syncStatus } from '../../sync/status.ts';
import { statusWords } from '../../texts/status-words.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useCurrent } from '../../ui/use-live.ts';

/** What this device has of the quarter, from when, what arrived, and the way to what that means. */
export function SavedLine({ quarterId, now }: { quarterId: string; now: Date }) {
  const texts = useTexts();
  const status = useCurrent(syncStatus);
  return (
    <div class="stack">
      <p class="soft small" role="status">
        {statusWords(texts, status, now).join(' ')}
      </p>
      <div class="row">
        <LinkButton look="pill" href={addresses.delivery(quarterId)}>
          {texts.status.explain}
        </LinkButton>
      </div>
    </div>
  );
}
