import { Printer } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { spokenPhone } from '#domain/phone-number.ts';
import { type Duty, dutyHours, isOff } from '#domain/roster.ts';
import { isComing, standInFor } from '#domain/shift.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { type TeamNames, useTeamNames } from '../../entries/use-team-names.ts';
import { dayWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { rosterDe } from '../../texts/roster-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useNow } from '../../ui/use-now.ts';
import { hoursWords, titleWords, whereWords } from './duty-words.tsx';
import { dutiesIn, searchOf, useRosterView } from './roster-view.ts';
import { type Roster, useRoster } from './use-roster.ts';
import '../../ui/printed.css';
import './roster-sheet.css';

const words = rosterDe.sheet;

/** The roster on paper: A4, for the wall of the Treff, with room to write a name in where one is
 *  missing. */
export function RosterSheetScreen({ quarterId }: { quarterId: string }) {
  return (
    <RoleGate who="work">
      <Page title={words.title}>
        <Preview quarterId={quarterId} />
      </Page>
    </RoleGate>
  );
}

function Preview({ quarterId }: { quarterId: string }) {
  const today = dateOf(localDateTimeAt(useNow()));
  const roster = useRoster(quarterId, today);
  const names = useTeamNames(quarterId);
  const { view } = useRosterView();
  if (!roster || !names) return <p>{officeRequestsDe.loading}</p>;
  const duties = dutiesIn(roster.duties, view, today);
  return (
    <>
      <div class="row no-print">
        <LinkButton look="pill" href={addresses.roster(quarterId) + searchOf(view)}>
          {words.back}
        </LinkButton>
        <Button look="pill" icon={Printer} onPress={() => window.print()}>
          {words.print}
        </Button>
      </div>
      <p class="soft no-print">{names.isLocked ? rosterDe.locked : words.preview}</p>
      <Sheet {...{ duties, roster, names, today }} />
    </>
  );
}

interface SheetProps {
  duties: readonly Duty[];
  roster: Roster;
  names: TeamNames;
  today: string;
}

function Sheet({ duties, roster, names, today }: SheetProps) {
  const { office } = roster.quarter ?? {};
  return (
    <article class="roster-sheet printed-untitled">
      <header class="roster-sheet-head">
        <h2>{rosterDe.title}</h2>
        <span>{office?.name}</span>
      </header>
      {duties.length === 0 ? (
        <p>{rosterDe.none}</p>
      ) : (
        <table class="roster-table">
          <thead>
            <tr>
              <th scope="col">{words.columns.day}</th>
              <th scope="col">{words.columns.where}</th>
              <th scope="col">{words.columns.who}</th>
            </tr>
          </thead>
          <tbody>
            {duties.map((duty) => (
              <tr key={duty.key} class={isOff(duty) ? 'roster-table-off' : ''}>
                <th scope="row">
                  {dayWords(de, duty.date, today)}
                  <br />
                  <span class="roster-table-hours">{hoursWords(dutyHours(duty))}</span>
                </th>
                <td>
                  {[titleWords(duty), whereWords(duty, roster), ...notesOf(duty)]
                    .filter(Boolean)
                    .map((line) => (
                      <div key={line}>{line}</div>
                    ))}
                </td>
                <td>
                  <Who duty={duty} names={names} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <footer class="roster-sheet-foot">
        <strong>
          {office?.phone ? words.canNot(spokenPhone(office.phone)) : words.canNotNoPhone}
        </strong>
        <span>{words.asOf(de.dates.dayWithYear(today))}</span>
      </footer>
    </article>
  );
}

function notesOf({ occurrences }: Duty): string[] {
  return occurrences.flatMap(({ note }) => (note ? [note] : []));
}

/** Who comes, a name a line; a line to write on where somebody is looked for, or nobody is entered. */
function Who({ duty, names }: { duty: Duty; names: TeamNames }) {
  if (isOff(duty)) return <strong>{rosterDe.duty.off}</strong>;
  const nameOf = (personId: string) => names.nameOf(personId) ?? rosterDe.somebody;
  const coming = duty.shifts.filter(({ standing }) => isComing(standing));
  const open = duty.shifts.filter(({ standing }) => standing === 'open');
  const all = duty.shifts.map(({ shift }) => shift);
  const whoseOf = (whose: string | undefined) =>
    whose !== undefined && standInFor(whose, all) ? nameOf(whose) : undefined;
  return (
    <ul>
      {coming.map(({ shift }) => {
        const whose = whoseOf(shift.standsInFor);
        const name = nameOf(shift.personId);
        return <li key={shift._id}>{whose ? words.instead(name, whose) : name}</li>;
      })}
      {open.map(({ shift }) => (
        <li key={shift._id} class="roster-table-wanted">
          {words.wanted}
        </li>
      ))}
      {coming.length + open.length === 0 && <li class="roster-table-wanted">{words.wanted}</li>}
    </ul>
  );
}
