import { isOff } from '#domain/roster.ts';
import { rosterDe } from '../../texts/roster-de.ts';
import { Button } from '../../ui/button.tsx';
import { DutyHead } from './duty-words.tsx';
import type { RosterPart } from './roster-screen.tsx';

const words = rosterDe.open;

/** "Wer springt ein?": the shifts of others that nobody keeps. */
export function OpenShifts({ roster, names, today, commands }: RosterPart) {
  const { me } = names;
  const open = roster.duties
    .filter((duty) => !isOff(duty))
    .flatMap((duty) =>
      duty.shifts
        .filter(({ standing, shift }) => standing === 'open' && shift.personId !== me)
        .map(({ shift }) => ({ shift, duty })),
    );
  return (
    <section class="stack" aria-labelledby="roster-open">
      <h2 id="roster-open">{words.title}</h2>
      {open.length === 0 && <p class="soft">{words.none}</p>}
      {open.length > 0 && (
        <ul class="roster-duties">
          {open.map(({ shift, duty }) => (
            <li key={shift._id} class="card stack roster-duty roster-wanted">
              <DutyHead duty={duty} roster={roster} today={today} own={shift} />
              <p>
                <strong>{words.who(names.nameOf(shift.personId) ?? rosterDe.somebody)}</strong>
              </p>
              {me !== undefined &&
                (duty.shifts.some((one) => one.shift.personId === me) ? (
                  <p class="soft">{words.onThere}</p>
                ) : (
                  <Button look="primary" onPress={() => commands.standIn(shift, me)}>
                    {words.standIn}
                  </Button>
                ))}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
