import { Megaphone } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import type { LocalDate } from '#domain/local-time.ts';
import type { Notice } from '#domain/notice.ts';
import { translated } from '#domain/translation.ts';
import { dayWords } from '../../texts/day-words.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Card } from '../../ui/card.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Pill } from '../../ui/pill.tsx';

/** One notice: what, since when, until when, and the place it is about. */
export function NoticeCard({
  quarterId,
  notice,
  placeName,
  today,
}: {
  quarterId: string;
  notice: Notice;
  placeName: string | undefined;
  today: LocalDate;
}) {
  const texts = useTexts();
  const title = translated(notice, 'title', texts.code);
  const text = translated(notice, 'text', texts.code);
  const since = texts.notices.since(dayWords(texts, notice.from, today));
  const until = notice.until && texts.notices.until(dayWords(texts, notice.until, today));
  return (
    <Card class="stack">
      <div class="row">
        {notice.important && (
          <Pill tone="warn" icon={Megaphone}>
            {texts.notices.important}
          </Pill>
        )}
        {notice.example && <Pill>{texts.common.example}</Pill>}
      </div>
      <h2>
        <bdi lang={title?.lang}>{title?.words}</bdi>
      </h2>
      {text && <ContentText text={text} />}
      {notice.placeId && placeName && (
        <p>
          <a href={addresses.place(quarterId, notice.placeId)}>
            {texts.notices.toPlace(placeName)}
          </a>
        </p>
      )}
      <p class="soft small">{[since, until].filter(Boolean).join('. ')}</p>
    </Card>
  );
}
