import { useState } from 'preact/hooks';
import { type Duty, dutyHours, isOff, type RosterShift } from '#domain/roster.ts';
import type { ShiftStanding } from '#domain/shift.ts';
import { dayWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { rosterDe } from '../../texts/roster-de.ts';
import { Button } from '../../ui/button.tsx';
import { Pill } from '../../ui/pill.tsx';
import { AddShift } from './add-shift.tsx';
import { DutyHead, hoursWords } from './duty-words.tsx';
import type { RosterPart } from './roster-screen.tsx';

const words = rosterDe.duty;

type Props = RosterPart & { quarterId: string; duty: Duty; isOffice: boolean };

/** One Treff with who is on; the office enters people and takes them off. */
export function DutyCard({ isOffice, quarterId, ...part }: Props) {
  const { duty, roster, today } = part;
  const [isAdding, setAdding] = useState(false);
  const day = dayWords(de, duty.date, today);
  return (
    <li class="card stack roster-duty">
      <DutyHead duty={duty} roster={roster} today={today} />
      {duty.shifts.length === 0 ? (
        <p class={isOff(duty) ? 'soft' : 'tone-warn'}>{words.nobody}</p>
      ) : (
        <ul class="roster-people" aria-label={`${words.onDuty}, ${day}`}>
          {duty.shifts.map((one) => (
            <OnDuty key={one.shift._id} one={one} isOffice={isOffice} {...part} />
          ))}
        </ul>
      )}
      {isOffice && isAdding && (
        <AddShift {...{ quarterId, ...part }} onClose={() => setAdding(false)} />
      )}
      {isOffice && !isAdding && (
        <div class="row">
          <Button look="pill" onPress={() => setAdding(true)}>
            {words.add}
            <span class="visually-hidden">: {words.addTo(day)}</span>
          </Button>
        </div>
      )}
    </li>
  );
}

function OnDuty({
  one: { shift, standing },
  isOffice,
  names,
  duty,
  commands,
}: RosterPart & { one: RosterShift; duty: Duty; isOffice: boolean }) {
  const name = names.nameOf(shift.personId) ?? rosterDe.somebody;
  const whose = shift.standsInFor && (names.nameOf(shift.standsInFor) ?? rosterDe.somebody);
  const state = stateWords(standing, whose);
  const usual = dutyHours(duty);
  const isOther = shift.from !== undefined && (shift.from !== usual.from || shift.to !== usual.to);
  const canSayFor = isOffice && shift.standsInFor === undefined;
  return (
    <li class="roster-person">
      <span class="roster-name">
        <bdi>{name}</bdi>
        {shift.personId === names.me && ` (${words.you})`}
        {isOther && <span class="soft small"> {hoursWords(shift)}</span>}{' '}
        {state && <Pill tone={standing === 'open' ? 'bad' : 'warn'}>{state}</Pill>}
      </span>
      {isOffice && (
        <span class="row">
          {canSayFor && (
            <Button look="pill" onPress={() => commands.canNot(shift, !shift.canNot)}>
              {shift.canNot ? words.can : words.canNot}
              <span class="visually-hidden">: {name}</span>
            </Button>
          )}
          <Button look="pill" onPress={() => commands.remove(shift, name)}>
            {words.remove}
            <span class="visually-hidden">: {name}</span>
          </Button>
        </span>
      )}
    </li>
  );
}

function stateWords(standing: ShiftStanding, whose: string | undefined): string | undefined {
  if (standing === 'comes') return undefined;
  return standing === 'standsIn' && whose ? words.standsInFor(whose) : words.standings[standing];
}
