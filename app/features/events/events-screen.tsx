import { Printer } from 'lucide';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { isPast } from '#domain/agenda-entry.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { isStillComing } from '#domain/sync-status.ts';
import { syncStatus } from '../../sync/status.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useInfoTablet } from '../../ui/info-tablet.ts';
import { Page } from '../../ui/page.tsx';
import { useCurrent } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { AgendaList } from './agenda-list.tsx';
import { EmptyView } from './empty-view.tsx';
import { type CalendarChoice, calendarChoiceFrom, eventsAddress } from './events-address.ts';
import { Narrowing } from './narrowing.tsx';
import { SubscribeCard } from './subscribe-card.tsx';
import { type Calendar, useCalendar } from './use-calendar.ts';
import { Neighbours, SpanChoice, viewHeading } from './view-choice.tsx';
import './events.css';

/** "Was ist los?": a day, a week or a month of the quarter's calendar. */
export function EventsScreen({ quarterId }: { quarterId: string }) {
  const texts = useTexts();
  const { query } = useLocation();
  const now = localDateTimeAt(useNow());
  const today = dateOf(now);
  const choice = calendarChoiceFrom(query, today);
  const calendar = useCalendar(quarterId, choice, today);
  const shared = { quarterId, choice, today };
  // One day with dates has its heading over them.
  const saysItself = choice.view.span === 'day' && calendar && calendar.entries.length > 0;
  return (
    <Page title={texts.events.title}>
      <SpanChoice {...shared} />
      <Neighbours {...shared} />
      {!saysItself && <p class="events-shown">{viewHeading(texts, choice.view, today)}</p>}
      <CalendarBody {...shared} calendar={calendar} now={now} />
      {calendar && choice.view.span !== 'month' && <PosterLink {...shared} />}
      {calendar && <SubscribeCard quarterId={quarterId} />}
    </Page>
  );
}

function CalendarBody({
  calendar,
  now,
  ...shared
}: {
  quarterId: string;
  choice: CalendarChoice;
  today: string;
  calendar: Calendar | undefined;
  now: string;
}) {
  const texts = useTexts();
  const isComing = isStillComing(useCurrent(syncStatus));
  if (!calendar) return <p class="soft">{texts.common.loading}</p>;
  if (calendar.events.length === 0 && isComing) return <p>{texts.events.notArrived}</p>;
  const { entries } = calendar;
  const coming = entries.filter((entry) => !isPast(entry, now));
  return (
    <>
      <Narrowing {...shared} events={calendar.events} count={coming.length || entries.length} />
      {entries.length === 0 && <EmptyView {...shared} next={calendar.next} />}
      <AgendaList
        key={eventsAddress(shared.quarterId, shared.choice, '')}
        quarterId={shared.quarterId}
        entries={entries}
        placesById={calendar.placesById}
        now={now}
      />
    </>
  );
}

function PosterLink({ quarterId, choice }: { quarterId: string; choice: CalendarChoice }) {
  const { events } = useTexts();
  const isInfoTablet = useInfoTablet();
  const { span, date } = choice.view;
  const poster = span === 'day' ? addresses.dayPoster : addresses.weekPoster;
  if (isInfoTablet) return null;
  return (
    <LinkButton icon={Printer} href={poster(quarterId, date)}>
      {events.print}
    </LinkButton>
  );
}
