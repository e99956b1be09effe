import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { sessionId } from '#domain/session.ts';
import { observeQuarter } from '../../data/documents.ts';
import { observeTreffDay } from '../../data/treff-day.ts';
import { observeTreffPlace } from '../../data/treff-place.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import type { LockActions } from './lock-actions.ts';
import { TreffGate } from './treff-gate.tsx';
import { VisitList } from './visit-list.tsx';
import { WaitingList } from './waiting-list.tsx';

const words = treffDe.today;

/** "Heute hier": every entry of today, to be looked up and corrected. */
export function TodayScreen({ quarterId, actions }: { quarterId: string; actions: LockActions }) {
  return (
    <TreffGate {...{ quarterId, actions }}>
      {() => (
        <Page title={words.title}>
          <Today quarterId={quarterId} />
        </Page>
      )}
    </TreffGate>
  );
}

function Today({ quarterId }: { quarterId: string }) {
  const date = dateOf(localDateTimeAt(useNow()));
  const where = useLive(() => observeTreffPlace(quarterId), [quarterId]);
  const id = sessionId(where?.placeId ?? '', date);
  const day = useLive(() => observeTreffDay(quarterId, id), [quarterId, id]);
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  if (!where || !day) return null;
  const { visits, names } = day;
  const hasNumbers = quarter?.waitingNumbers || visits.some(({ visit }) => visit.waitingNumbers);
  return (
    <>
      <LinkButton look="primary" href={addresses.treff(quarterId)}>
        {treffDe.back}
      </LinkButton>
      {hasNumbers && visits.length > 0 && <WaitingList {...{ quarterId, visits, names }} />}
      {visits.length === 0 ? (
        <EmptyState title={words.empty} />
      ) : (
        <VisitList {...{ quarterId, visits, names }} label={words.title} />
      )}
    </>
  );
}
