import { addresses } from '#domain/addresses.ts';
import { dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import { observeVolunteer, type VolunteerFile } from '../../data/volunteers.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { de } from '../../texts/de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { volunteersDe } from '../../texts/volunteers-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Pill } from '../../ui/pill.tsx';
import { UndoNote } from '../../ui/undo-note.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { DevicePart } from './device-part.tsx';
import { KeysPart } from './keys-part.tsx';
import { PhotoPart } from './photo-part.tsx';
import { RecordPart } from './record-part.tsx';
import { StandingPart } from './standing-part.tsx';
import { LanguagesPart, TopicsPart } from './strengths-parts.tsx';
import { TrainingPart } from './training-part.tsx';
import { useVolunteerChange, type VolunteerChange } from './use-volunteer-change.ts';
import type { VolunteerActions } from './volunteer-actions.ts';
import { WorkPart } from './work-part.tsx';
import './volunteers.css';

const words = volunteersDe.file;

/** What every part of a volunteer's page needs. */
export interface VolunteerPart {
  quarterId: string;
  file: VolunteerFile;
  today: LocalDate;
  change: VolunteerChange['change'];
}

/** The office's page of one volunteer: what their work needs, and nothing else. */
export function VolunteerScreen({
  quarterId,
  itemKey,
  actions,
}: {
  quarterId: string;
  itemKey: string;
  actions: VolunteerActions;
}) {
  return (
    <RoleGate who="office">
      <OneVolunteer {...{ quarterId, actions }} personId={itemKey} />
    </RoleGate>
  );
}

function OneVolunteer({
  quarterId,
  personId,
  actions,
}: {
  quarterId: string;
  personId: string;
  actions: VolunteerActions;
}) {
  const file = useLive(() => observeVolunteer(quarterId, personId), [quarterId, personId]);
  const today = dateOf(localDateTimeAt(useNow()));
  const { said, problem, undo, change } = useVolunteerChange(quarterId, personId, file?.person);
  if (!file) return <Page title={officeRequestsDe.loading}>{null}</Page>;
  if (!file.person && !file.visitor) return <Missing quarterId={quarterId} />;
  const name = nameIn(file);
  const part = { quarterId, file, today, change };
  return (
    <Page title={name} isWide before={<Marks file={file} />}>
      <Ways quarterId={quarterId} personId={personId} />
      {problem && (
        <p class="card tone-bad" role="alert">
          {problem}
        </p>
      )}
      {undo ? (
        <UndoNote done={said} undo={words.undo} onUndo={undo} />
      ) : (
        <p role="status" class="volunteers-said">
          {said}
        </p>
      )}
      <div class="volunteer-page">
        <div class="stack">
          <WorkPart {...part} />
          <RecordPart {...part} />
          <KeysPart {...part} />
          <DevicePart {...part} name={name} actions={actions} />
        </div>
        <div class="stack">
          <LanguagesPart {...part} />
          <TopicsPart {...part} />
          <TrainingPart {...part} />
          <PhotoPart {...part} />
          <StandingPart {...part} />
        </div>
      </div>
    </Page>
  );
}

/** What somebody is called. */
export function nameIn({ person, visitor }: VolunteerFile): string {
  return person?.name ?? visitor?.displayName ?? officeRequestsDe.unnamed;
}

function Marks({ file: { person, visitor } }: { file: VolunteerFile }) {
  const { volunteerSince, volunteerUntil } = person ?? {};
  const isHelping = (volunteerSince ?? visitor?.volunteer) && !volunteerUntil;
  return (
    <p class="row">
      {isHelping && <Pill tone="good">{volunteersDe.states.active}</Pill>}
      {volunteerSince && <Pill>{words.since(de.dates.dayWithYear(volunteerSince))}</Pill>}
      {volunteerUntil && (
        <Pill tone="warn">{words.until(de.dates.dayWithYear(volunteerUntil))}</Pill>
      )}
    </p>
  );
}

function Ways({ quarterId, personId }: { quarterId: string; personId: string }) {
  return (
    <div class="row">
      <LinkButton look="pill" href={addresses.person(quarterId, personId)}>
        {words.contact}
      </LinkButton>
      <LinkButton look="pill" href={addresses.volunteerCard(quarterId, personId)}>
        {words.card}
      </LinkButton>
      <LinkButton look="pill" href={addresses.volunteerHours(quarterId, personId)}>
        {words.hours}
      </LinkButton>
      <LinkButton look="pill" href={addresses.endVolunteer(quarterId, personId)}>
        {words.end}
      </LinkButton>
    </div>
  );
}

/** Nobody is known under that id. */
export function Missing({ quarterId }: { quarterId: string }) {
  return (
    <Page title={words.missing}>
      <EmptyState title={words.missing}>
        <LinkButton look="primary" href={addresses.volunteers(quarterId)}>
          {words.toList}
        </LinkButton>
      </EmptyState>
    </Page>
  );
}
