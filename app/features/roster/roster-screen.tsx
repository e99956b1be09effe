import { Printer } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { keyOf } from '#domain/ids.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { observeSession } from '../../data/device.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { type TeamNames, useTeamNames } from '../../entries/use-team-names.ts';
import { VolunteerNav } from '../../entries/work-nav.tsx';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { rosterDe } from '../../texts/roster-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { UndoNote } from '../../ui/undo-note.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { DutyCard } from './duty-card.tsx';
import { MyHoursLink } from './my-hours-link.tsx';
import { OpenShifts } from './open-shifts.tsx';
import { OwnShifts } from './own-shifts.tsx';
import { dutiesIn, type RosterView, searchOf, useRosterView, WEEKS } from './roster-view.ts';
import { type Roster, useRoster } from './use-roster.ts';
import { type ShiftCommands, useShiftCommands } from './use-shift-commands.ts';
import './roster.css';

/** What every part of the roster's screen needs. */
export interface RosterPart {
  roster: Roster;
  names: TeamNames;
  today: string;
  commands: ShiftCommands;
}

/** "Dienstplan": a volunteer's own shifts first, then whom the others miss, then every Treff. The
 *  office plans here too. */
export function RosterScreen({ quarterId }: { quarterId: string }) {
  return (
    <RoleGate who="work">
      <Page title={rosterDe.title} isWide>
        <WholeRoster quarterId={quarterId} />
      </Page>
    </RoleGate>
  );
}

function WholeRoster({ quarterId }: { quarterId: string }) {
  const today = dateOf(localDateTimeAt(useNow()));
  const session = useLive(observeSession, []);
  const roster = useRoster(quarterId, today);
  const names = useTeamNames(quarterId);
  const commands = useShiftCommands(quarterId);
  const { view, show } = useRosterView();
  if (!roster || !names || !session) return <p>{officeRequestsDe.loading}</p>;
  const part = { roster, names, today, commands };
  const isOffice = session.role === 'office';
  const shown = dutiesIn(roster.duties, view, today);
  return (
    <>
      {session.personId !== undefined && !isOffice && (
        <VolunteerNav quarterId={quarterId} here="roster" />
      )}
      <SaidAndDone commands={commands} />
      {names.isLocked && <LockedNote quarterId={quarterId} />}
      {!isOffice && names.me !== undefined && <OwnShifts {...part} me={names.me} />}
      <MyHoursLink quarterId={quarterId} />
      <OpenShifts {...part} />
      <h2>{rosterDe.duty.all}</h2>
      <ViewBar {...{ roster, view, show }} />
      <p role="status" class="soft small">
        {rosterDe.count(shown.length)}
      </p>
      {shown.length === 0 && (
        <EmptyState title={rosterDe.none}>
          <p>{rosterDe.noneText}</p>
        </EmptyState>
      )}
      <ul class="roster-duties">
        {shown.map((duty) => (
          <DutyCard key={duty.key} {...{ ...part, duty, quarterId, isOffice }} />
        ))}
      </ul>
      <div class="row">
        <LinkButton
          look="pill"
          icon={Printer}
          href={addresses.rosterSheet(quarterId, searchOf(view))}
        >
          {rosterDe.paper}
        </LinkButton>
      </div>
    </>
  );
}

function SaidAndDone({ commands: { done, problem } }: { commands: ShiftCommands }) {
  return (
    <>
      {problem && (
        <p class="card tone-bad" role="alert">
          {problem}
        </p>
      )}
      {done?.undo ? (
        <UndoNote
          key={done.words}
          done={done.words}
          undo={officeRequestsDe.undo}
          onUndo={done.undo}
        />
      ) : (
        done && (
          <p class="card" role="status">
            {done.words}
          </p>
        )
      )}
    </>
  );
}

function LockedNote({ quarterId }: { quarterId: string }) {
  return (
    <div class="card stack">
      <p>{rosterDe.locked}</p>
      <div class="row">
        <LinkButton look="pill" href={addresses.treff(quarterId)}>
          {rosterDe.unlock}
        </LinkButton>
      </div>
    </div>
  );
}

function ViewBar({
  roster: { duties, placesById },
  view,
  show,
}: {
  roster: Roster;
  view: RosterView;
  show: (changes: Partial<RosterView>) => void;
}) {
  const ids = [...new Set(duties.flatMap(({ placeId }) => (placeId ? [placeId] : [])))];
  const places = ids.map((id) => ({ value: keyOf(id), label: placesById.get(id)?.name ?? '' }));
  return (
    <div class="roster-bar">
      <SelectField
        label={rosterDe.weeks}
        options={WEEKS.map((weeks) => ({ value: String(weeks), label: rosterDe.weeksOf(weeks) }))}
        value={String(view.weeks)}
        onChange={(value) =>
          show({ weeks: WEEKS.find((one) => String(one) === value) ?? WEEKS[0] })
        }
      />
      {places.length > 1 && (
        <SelectField
          label={rosterDe.place}
          options={[{ value: '', label: rosterDe.allPlaces }, ...places]}
          value={view.place ?? ''}
          onChange={(place) => show({ place: place || undefined })}
        />
      )}
    </div>
  );
}
