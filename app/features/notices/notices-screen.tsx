import { useMemo } from 'preact/hooks';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { currentNotices } from '#domain/notice-order.ts';
import { observeNotices } from '../../data/documents.ts';
import { observeByIds } from '../../data/documents-by-id.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { NoticeCard } from './notice-card.tsx';

/** What the office wants everybody to know now; what is important stands first. */
export function NoticesScreen({ quarterId }: { quarterId: string }) {
  const texts = useTexts();
  const today = dateOf(localDateTimeAt(useNow()));
  const notices = useLive(() => observeNotices(quarterId), [quarterId]);
  const current = useMemo(() => notices && currentNotices(notices, today), [notices, today]);
  const ids = (current ?? []).flatMap((notice) => notice.placeId ?? []);
  const places = useLive(() => observeByIds(quarterId, ids), [quarterId, ids.join(' ')]);
  const namesById = new Map(
    places?.documents.flatMap((doc) => (doc.type === 'place' ? [[doc._id, doc.name]] : [])),
  );
  return (
    <Page title={texts.notices.title}>
      {current?.length === 0 && (
        <EmptyState title={texts.notices.none}>
          <p>{texts.notices.noneText}</p>
        </EmptyState>
      )}
      {current?.map((notice) => (
        <NoticeCard
          key={notice._id}
          quarterId={quarterId}
          notice={notice}
          placeName={notice.placeId ? namesById.get(notice.placeId) : undefined}
          today={today}
        />
      ))}
    </Page>
  );
}
