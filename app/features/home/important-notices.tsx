import { Megaphone } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import type { Notice } from '#domain/notice.ts';
import { translated } from '#domain/translation.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { CardList, CardRow } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import '../../ui/pill.css';

/** What everybody in the quarter must know today; nothing where there is nothing. */
export function ImportantNotices({
  quarterId,
  notices,
}: {
  quarterId: string;
  notices: readonly Notice[];
}) {
  const texts = useTexts();
  if (notices.length === 0) return null;
  return (
    <CardList label={texts.home.important}>
      {notices.map((notice) => {
        const title = translated(notice, 'title', texts.code);
        return (
          <CardRow key={notice._id} href={addresses.notices(quarterId)}>
            <h2 class="home-notice">
              <Icon node={Megaphone} />
              <span>
                <span class="tone-warn">{texts.home.important}:</span>{' '}
                <bdi lang={title?.lang}>{title?.words}</bdi>
              </span>
            </h2>
          </CardRow>
        );
      })}
    </CardList>
  );
}
