import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { concernOf } from '#domain/sync-status.ts';
import { syncStatus } from '../sync/status.ts';
import { concernWords } from '../texts/status-words.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useCurrent } from '../ui/use-live.ts';
import { useNow } from '../ui/use-now.ts';

/** The one thing about this device that its reader should hear of, on every screen, with the way to
 *  what it means. Mostly there is none, and nothing stands here. */
export function StatusBar({ quarterId }: { quarterId: string }) {
  const texts = useTexts();
  const { path } = useLocation();
  const now = useNow();
  const status = useCurrent(syncStatus);
  const concern = concernOf(status, now);
  const explained = addresses.delivery(quarterId);
  const isHere = path === explained;
  return (
    <aside class="status-bar" aria-label={texts.status.about}>
      <div role="status">
        {concern && !isHere && (
          <a
            class={`status-bar-link ${concern === 'waiting' ? '' : 'status-bar-strong'}`}
            href={explained}
          >
            <span class="status-bar-content">
              <span>{concernWords(texts, concern, status, now)}</span>{' '}
              <span class="status-bar-more">{texts.status.explain}</span>
            </span>
          </a>
        )}
      </div>
    </aside>
  );
}
