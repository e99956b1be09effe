import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { observeHasAsked } from '../../data/own-requests-hint.ts';
import { useLive } from '../../ui/use-live.ts';

/** The room above everything else for what was asked from this phone. Most phones have asked for
 *  nothing: what tells of it is fetched when there is something to tell. */
export function OwnRequestsSlot({ quarterId }: { quarterId: string }) {
  const hasAsked = useLive(() => observeHasAsked(quarterId), [quarterId]);
  const [late, setLate] = useState<{ Card: ComponentType<{ quarterId: string }> }>();
  useEffect(() => {
    if (!hasAsked) return;
    // Where it cannot be fetched, "Hilfe anfragen" shows the same.
    import('./own-requests-card.tsx').then(
      ({ OwnRequestsCard }) => setLate({ Card: OwnRequestsCard }),
      () => undefined,
    );
  }, [hasAsked]);
  if (!hasAsked || !late) return null;
  return <late.Card quarterId={quarterId} />;
}
