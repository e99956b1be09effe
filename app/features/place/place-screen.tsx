import { addresses } from '#domain/addresses.ts';
import { dateOf, type LocalDateTime, localDateTimeAt } from '#domain/local-time.ts';
import type { Place } from '#domain/place.ts';
import { isStillComing } from '#domain/sync-status.ts';
import { translated } from '#domain/translation.ts';
import { DoorPills } from '../../entries/door-pills.tsx';
import { EntryActions } from '../../entries/entry-actions.tsx';
import { OutdatedNote, Provenance } from '../../entries/provenance.tsx';
import { ReportLink } from '../../entries/report-link.tsx';
import { syncStatus } from '../../sync/status.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Page } from '../../ui/page.tsx';
import { Pill } from '../../ui/pill.tsx';
import { useCurrent } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { CallOffice, CallPlace, WayThere } from './place-contact.tsx';
import { PlaceEvents } from './place-events.tsx';
import { PlaceFacts } from './place-facts.tsx';
import { PlaceHours } from './place-hours.tsx';
import { PlaceStatusCard } from './place-status-card.tsx';
import { spokenPlace } from './spoken-place.ts';
import { type PlaceDetails, usePlace } from './use-place.ts';
import './place.css';

/** One place: open now? ring, go there, and everything else that is known. */
export function PlaceScreen({ quarterId, itemKey }: { quarterId: string; itemKey: string }) {
  const texts = useTexts();
  const now = localDateTimeAt(useNow());
  const details = usePlace(quarterId, itemKey, now);
  const isComing = isStillComing(useCurrent(syncStatus));
  if (details === undefined || (details === 'missing' && isComing)) {
    return <Page title={texts.common.loading}>{null}</Page>;
  }
  if (details === 'missing') return <MissingPlace quarterId={quarterId} />;
  return <PlacePage {...{ quarterId, details, now }} />;
}

function PlacePage({
  quarterId,
  details,
  now,
}: {
  quarterId: string;
  details: PlaceDetails;
  now: LocalDateTime;
}) {
  const texts = useTexts();
  const { place } = details;
  const name = translated(place, 'name', texts.code) ?? { words: place.name, lang: 'de' };
  return (
    <Page title={name.words} titleLang={name.lang} before={<Doors place={place} />}>
      <OutdatedNote record={place} today={dateOf(now)} />
      <PlaceStatusCard details={details} now={now} />
      <CallPlace details={details} />
      <CallOffice details={details} />
      <WayThere details={details} />
      <About place={place} />
      <EntryActions
        quarterId={quarterId}
        id={place._id}
        title={name.words}
        spoken={spokenPlace(texts, details, now)}
        posterHref={addresses.placePoster(quarterId, place._id)}
      />
      <PlaceHours details={details} now={now} />
      <PlaceFacts details={details} />
      <PlaceEvents {...{ quarterId, details, now }} />
      {place.example && <p class="soft small">{texts.place.example}</p>}
      <Provenance record={place} />
      <ReportLink quarterId={quarterId} id={place._id} />
    </Page>
  );
}

function Doors({ place }: { place: Place }) {
  const texts = useTexts();
  return (
    <div class="row">
      {place.example && <Pill tone="warn">{texts.common.example}</Pill>}
      <DoorPills doors={place.doors} />
    </div>
  );
}

function About({ place }: { place: Place }) {
  const texts = useTexts();
  const summary = translated(place, 'summary', texts.code);
  const description = translated(place, 'description', texts.code);
  if (!summary && !description) return null;
  return (
    <section class="place-part">
      <h2>{texts.place.about}</h2>
      {summary && <ContentText text={summary} />}
      {description && <ContentText text={description} />}
    </section>
  );
}

function MissingPlace({ quarterId }: { quarterId: string }) {
  const { place, directory } = useTexts();
  return (
    <Page title={place.missingTitle}>
      <p>{place.missingText}</p>
      <LinkButton look="primary" href={addresses.directory(quarterId)}>
        {directory.title}
      </LinkButton>
    </Page>
  );
}
