import { useEffect, useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { isPersisted } from '../../data/persistence.ts';
import { syncStatus } from '../../sync/status.ts';
import { useGuide } from '../../texts/guide-texts.ts';
import { statusWords } from '../../texts/status-words.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useCurrent } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';

/** What of the app is on this device, from when, and whether the browser promised to keep it. */
export function StorageCard({ quarterId }: { quarterId: string }) {
  const texts = useTexts();
  const { settings: words } = useGuide();
  const now = useNow();
  const status = useCurrent(syncStatus);
  const promise = usePromise();
  const version = import.meta.env.APP_VERSION;
  return (
    <Card class="stack">
      <h2>{words.storage}</h2>
      <div role="status">
        {statusWords(texts, status, now).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {status.phase === 'saved' && promise && <p>{words[promise]}</p>}
      <LinkButton href={addresses.delivery(quarterId)}>{texts.status.explain}</LinkButton>
      {version && <p class="soft small">{words.version(version)}</p>}
    </Card>
  );
}

function usePromise(): 'kept' | 'mayGo' | undefined {
  const [promise, setPromise] = useState<'kept' | 'mayGo'>();
  useEffect(() => {
    void isPersisted().then((persisted) => setPromise(persisted ? 'kept' : 'mayGo'));
  }, []);
  return promise;
}
