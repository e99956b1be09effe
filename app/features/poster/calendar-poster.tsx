import { dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import { observeQuarter } from '../../data/documents.ts';
import { guideOf } from '../../texts/guide-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { PosterIsComing } from './poster-is-coming.tsx';
import { PosterScreen } from './poster-screen.tsx';
import { useAgendaGroups } from './use-agenda-groups.tsx';

/** Some days of the calendar on paper. */
export function CalendarPoster({
  quarterId,
  from,
  days,
  subtitle,
  nothing,
  path,
}: {
  quarterId: string;
  from: LocalDate;
  days: number;
  subtitle: string;
  /** What stands there where nothing is on. */
  nothing: string;
  path: string;
}) {
  const texts = useTexts();
  const today = dateOf(localDateTimeAt(useNow()));
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const groups = useAgendaGroups(quarterId, quarter, from, days);
  if (!groups || !quarter) return <PosterIsComing />;
  const empty = [{ key: 'nothing', rows: [{ key: 'nothing', content: <p>{nothing}</p> }] }];
  const frame = {
    title: guideOf(texts).poster.weekHeading(quarter.name),
    subtitle,
    path,
    quarter,
    asOf: guideOf(texts).poster.asOf(texts.events.dayAndMonth(today)),
  };
  return <PosterScreen frame={frame} groups={groups.length > 0 ? groups : empty} />;
}
