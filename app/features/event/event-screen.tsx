import { addresses } from '#domain/addresses.ts';
import { isOn } from '#domain/agenda-entry.ts';
import { dateOf, type LocalDateTime, localDateTimeAt } from '#domain/local-time.ts';
import { isOutdated } from '#domain/place.ts';
import { isStillComing } from '#domain/sync-status.ts';
import { translated } from '#domain/translation.ts';
import { CallButton } from '../../entries/call-button.tsx';
import { DoorPills } from '../../entries/door-pills.tsx';
import { EntryActions } from '../../entries/entry-actions.tsx';
import { OutdatedNote, Provenance } from '../../entries/provenance.tsx';
import { ReportLink } from '../../entries/report-link.tsx';
import { TakeAway } from '../../entries/take-away.tsx';
import { syncStatus } from '../../sync/status.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { AwayLink } from '../../ui/away-link.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Page } from '../../ui/page.tsx';
import { useCurrent } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { CalendarButton } from './calendar-button.tsx';
import { DateList } from './date-list.tsx';
import { EventFacts } from './event-facts.tsx';
import { JoinLink } from './join-link.tsx';
import { NextDate } from './next-date.tsx';
import { spokenEvent } from './spoken-event.ts';
import { type EventDetails, useEvent } from './use-event.ts';
import './event.css';

/** One event: when next, where, how to take part. */
export function EventScreen({ quarterId, itemKey }: { quarterId: string; itemKey: string }) {
  const texts = useTexts();
  const now = localDateTimeAt(useNow());
  const details = useEvent(quarterId, itemKey, now);
  const isComing = isStillComing(useCurrent(syncStatus));
  if (details === undefined || (details === 'missing' && isComing)) {
    return <Page title={texts.common.loading}>{null}</Page>;
  }
  if (details === 'missing') return <MissingEvent quarterId={quarterId} />;
  return <EventPage {...{ quarterId, details, now }} />;
}

function EventPage({
  quarterId,
  details,
  now,
}: {
  quarterId: string;
  details: EventDetails;
  now: LocalDateTime;
}) {
  const texts = useTexts();
  const { event, entries } = details;
  const title = translated(event, 'title', texts.code) ?? { words: event.title, lang: 'de' };
  const summary = translated(event, 'summary', texts.code);
  const description = translated(event, 'description', texts.code);
  const doors = (
    <div class="row">
      <DoorPills doors={event.doors} />
    </div>
  );
  const isCurrent = entries.length > 0 && !isOutdated(event, dateOf(now));
  return (
    <Page title={title.words} titleLang={title.lang} before={doors}>
      {event.example && (
        <p class="card event-hint">
          <strong>{texts.common.example}.</strong> {texts.event.exampleText}
        </p>
      )}
      <OutdatedNote record={event} today={dateOf(now)} />
      <NextDate details={details} now={now} />
      {isCurrent && event.phone && <CallButton phone={event.phone} />}
      {event.registration === 'here' && entries.some(isOn) && (
        <JoinLink quarterId={quarterId} eventId={event._id} />
      )}
      {entries.some(isOn) && <CalendarButton quarterId={quarterId} details={details} />}
      {summary && <ContentText text={summary} />}
      <EventFacts quarterId={quarterId} details={details} />
      {description && (
        <section>
          <h2>{texts.event.about}</h2>
          <ContentText text={description} />
        </section>
      )}
      {event.website && (
        <p>
          <AwayLink href={event.website} onTablet={<TakeAway address={event.website} />}>
            {texts.event.website}
          </AwayLink>
        </p>
      )}
      <EntryActions
        quarterId={quarterId}
        id={event._id}
        title={title.words}
        spoken={spokenEvent(texts, details, now)}
      />
      <DateList details={details} now={now} />
      <Provenance record={event} />
      <ReportLink quarterId={quarterId} id={event._id} />
    </Page>
  );
}

function MissingEvent({ quarterId }: { quarterId: string }) {
  const { event } = useTexts();
  return (
    <Page title={event.missingTitle}>
      <p>{event.missingText}</p>
      <LinkButton look="primary" href={addresses.events(quarterId)}>
        {event.toCalendar}
      </LinkButton>
    </Page>
  );
}
