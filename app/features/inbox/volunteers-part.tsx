import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { holderOf } from '#domain/answer-standing.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { offeredDays } from '#domain/request-draft.ts';
import { assign, invite, takeBack } from '../../data/office-commands.ts';
import { observeVolunteers } from '../../data/office-requests.ts';
import { dayHeading } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Pill } from '../../ui/pill.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import type { ActionProps } from './request-actions.tsx';

const words = officeRequestsDe.request;
/** Half hours of a working day. */
const TIMES = Array.from({ length: 25 }, (_, index) => {
  const minutes = 8 * 60 + index * 30;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${minutes % 60 ? '30' : '00'}`;
});

/** Who could help: ask them, or write down what they said on the telephone. */
export function VolunteersPart({ quarterId, entry, run }: ActionProps) {
  const volunteers = useLive(() => observeVolunteers(quarterId), [quarterId]);
  const [assigning, setAssigning] = useState<string>();
  const { _id } = entry.request;
  const holder = entry.standing.accepted?.who.personId ?? (entry.card && holderOf(entry.card));
  if (!volunteers) return null;
  if (holder !== undefined) {
    return (
      <Card class="stack">
        <Button
          onPress={() => void run((around) => takeBack(around, _id, holder), words.takenBack)}
        >
          {words.takeBack}
        </Button>
      </Card>
    );
  }
  return (
    <Card class="stack">
      <h2>{words.volunteers}</h2>
      {volunteers.length === 0 && <p>{words.noVolunteers}</p>}
      <ul class="inbox-volunteers">
        {volunteers.map(({ personId, name = officeRequestsDe.unnamed, topics = [] }) => (
          <li key={personId}>
            <div class="inbox-volunteer">
              <span class="inbox-volunteer-name">
                <a href={addresses.volunteerCard(quarterId, personId)}>
                  <bdi>{name}</bdi>
                </a>{' '}
                <span class="soft small">{topics.join(', ')}</span>{' '}
                <Told entry={entry} personId={personId} />
              </span>
              <Button
                look="pill"
                onPress={() =>
                  void run((around) => invite(around, _id, personId), words.invited(name))
                }
              >
                {words.invite}
                <span class="visually-hidden">: {name}</span>
              </Button>
              <Button
                look="pill"
                expanded={assigning === personId}
                onPress={() => setAssigning(assigning === personId ? undefined : personId)}
              >
                {words.assign}
                <span class="visually-hidden">: {name}</span>
              </Button>
            </div>
            {assigning === personId && (
              <AssignForm
                onSave={async (at) => {
                  const said = words.assigned(name);
                  if (await run((around) => assign(around, _id, personId, at), said)) {
                    setAssigning(undefined);
                  }
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What this volunteer has said, or was asked. */
function Told({ entry, personId }: { entry: ActionProps['entry']; personId: string }) {
  const last = entry.responses.filter((one) => one.personId === personId).at(-1);
  const wasAsked = entry.steps.some(
    (step) => step.kind === 'assigned' && step.personId === personId,
  );
  if (last?.kind === 'sorry') return <Pill tone="bad">{words.saidNo}</Pill>;
  if (last?.kind === 'yes') return <Pill tone="good">{words.saidYes}</Pill>;
  return wasAsked ? <Pill tone="warn">{words.asked}</Pill> : null;
}

function AssignForm({ onSave }: { onSave: (at: string) => void }) {
  const today = dateOf(localDateTimeAt(useNow()));
  const days = [today, ...offeredDays(today)];
  const [day, setDay] = useState(days[1] ?? today);
  const [time, setTime] = useState('10:00');
  return (
    <div class="inbox-assign">
      <SelectField
        label={words.assignDay}
        options={days.map((value) => ({ value, label: dayHeading(de, value, today) }))}
        value={day}
        onChange={setDay}
      />
      <SelectField
        label={words.assignTime}
        options={TIMES.map((value) => ({ value, label: de.dates.time(value) }))}
        value={time}
        onChange={setTime}
      />
      <Button onPress={() => onSave(`${day}T${time}`)}>{words.assignSave}</Button>
    </div>
  );
}
