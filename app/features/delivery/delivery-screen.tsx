import { observeSession } from '../../data/device.ts';
import { syncStatus } from '../../sync/status.ts';
import { useGuide } from '../../texts/guide-texts.ts';
import { Page } from '../../ui/page.tsx';
import { useCurrent, useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { Explanation } from './explanation.tsx';
import { NowCard } from './now-card.tsx';
import { RefusedList } from './refused-list.tsx';
import { SaveCard } from './save-card.tsx';
import { WaitingList } from './waiting-list.tsx';
import './delivery.css';

/** "Was heißt das?": what is on this device, what arrived, what waits, and what to do. */
export function DeliveryScreen({ quarterId }: { quarterId: string }) {
  const { delivery: words } = useGuide();
  const now = useNow();
  const status = useCurrent(syncStatus);
  const session = useLive(observeSession, []);
  const { waiting = 0, refused = 0 } = status.delivery ?? {};
  // Until the role is read nothing is shown that not everybody may see.
  const isShared = session?.role !== undefined ? session.role === 'kiosk' : true;
  return (
    <Page title={words.title}>
      <NowCard {...{ quarterId, status, now }} />
      <RefusedList {...{ quarterId, isShared, now }} />
      {waiting > 0 && <WaitingList {...{ quarterId, now }} count={waiting} />}
      {!isShared && waiting + refused > 0 && <SaveCard quarterId={quarterId} />}
      <Explanation quarterId={quarterId} />
    </Page>
  );
}
