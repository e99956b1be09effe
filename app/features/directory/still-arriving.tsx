import { syncStatus } from '../../sync/status.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { useCurrent } from '../../ui/use-live.ts';

/** While the first copy of the quarter is on its way: that more is coming. */
export function StillArriving() {
  const { status } = useTexts();
  const sync = useCurrent(syncStatus);
  if (sync.phase !== 'arriving') return null;
  const { received, count } = sync;
  return (
    <p class="soft" role="status">
      {status.loading} {received && count ? status.loadingCount(received, count) : ''}
    </p>
  );
}
