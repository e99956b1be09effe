import type { Duty, RosterShift } from '#domain/roster.ts';
import { isOff } from '#domain/roster.ts';
import { standInFor } from '#domain/shift.ts';
import { rosterDe } from '../../texts/roster-de.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { DutyHead } from './duty-words.tsx';
import type { RosterPart } from './roster-screen.tsx';

const words = rosterDe.own;

interface Own extends RosterShift {
  duty: Duty;
}

/** When and where whoever reads this is on, and what became of what they said. */
export function OwnShifts({ me, ...part }: RosterPart & { me: string }) {
  const own = part.roster.duties.flatMap((duty): Own[] =>
    duty.shifts.filter(({ shift }) => shift.personId === me).map((one) => ({ ...one, duty })),
  );
  return (
    <section class="stack" aria-labelledby="roster-own">
      <h2 id="roster-own">{words.title}</h2>
      {own.length === 0 ? (
        <EmptyState title={words.none} />
      ) : (
        <ul class="roster-duties">
          {own.map((one) => (
            <li key={one.shift._id} class="card stack roster-duty">
              <DutyHead duty={one.duty} roster={part.roster} today={part.today} own={one.shift} />
              <p>
                <strong>{standingWords(one, part)}</strong>
              </p>
              <OwnButtons own={one} commands={part.commands} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function OwnButtons({
  own: { shift, standing, duty },
  commands,
}: { own: Own } & Pick<RosterPart, 'commands'>) {
  if (isOff(duty) && standing !== 'spare') return null;
  switch (standing) {
    case 'comes':
      return <Button onPress={() => commands.canNot(shift, true)}>{words.canNot}</Button>;
    case 'open':
    case 'covered':
      return <Button onPress={() => commands.canNot(shift, false)}>{words.can}</Button>;
    case 'standsIn':
      return (
        <>
          {shift.arrivedAt === undefined && <p class="soft">{words.notSent}</p>}
          <Button onPress={() => commands.giveUp(shift, rosterDe.said.givenUp)}>
            {words.giveUp}
          </Button>
        </>
      );
    default:
      return (
        <>
          <p>{words.thanks}</p>
          <Button look="primary" onPress={() => commands.giveUp(shift, rosterDe.said.read)}>
            {words.read}
          </Button>
        </>
      );
  }
}

function standingWords({ shift, standing, duty }: Own, { names }: RosterPart): string {
  if (isOff(duty)) return words.off;
  const nameOf = (personId: string | undefined) =>
    (personId && names.nameOf(personId)) || rosterDe.somebody;
  const all = duty.shifts.map((one) => one.shift);
  const { personId, standsInFor } = shift;
  const first = standInFor(standsInFor ?? personId, all);
  switch (standing) {
    case 'comes':
      return words.comes;
    case 'open':
      return words.open;
    case 'covered':
      return words.covered(nameOf(first?.personId));
    case 'standsIn':
      return words.standsIn(nameOf(standsInFor));
    default:
      return first && first._id !== shift._id
        ? words.spare(nameOf(first.personId))
        : words.backAgain(nameOf(standsInFor));
  }
}
