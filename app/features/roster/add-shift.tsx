import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { type Duty, dutiesInARow, dutyHours } from '#domain/roster.ts';
import { observePersonEntries } from '../../data/person-file.ts';
import { dayWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { rosterDe } from '../../texts/roster-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useLive } from '../../ui/use-live.ts';
import type { RosterPart } from './roster-screen.tsx';

const words = rosterDe.duty;
const REPEATS = [1, 4, 8, 12] as const;
const NO_NAME = '';
/** Half hours of a day on which somebody helps. */
const HALF_HOURS = Array.from({ length: 31 }, (_, index) => {
  const minutes = 7 * 60 + index * 30;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${minutes % 60 ? '30' : '00'}`;
});

/** Enters a volunteer on a day, and on the next dates of the same Treff. */
export function AddShift({
  quarterId,
  duty,
  roster,
  today,
  commands,
  onClose,
}: RosterPart & { quarterId: string; duty: Duty; onClose: () => void }) {
  const volunteers = useVolunteers(quarterId);
  const usual = dutyHours(duty);
  const [personId, setPersonId] = useState(NO_NAME);
  const [from, setFrom] = useState(usual.from ?? '');
  const [to, setTo] = useState(usual.to ?? '');
  const [repeats, setRepeats] = useState('1');
  const [problem, setProblem] = useState('');
  const save = () => {
    const person = volunteers?.find((one) => one.personId === personId);
    if (!person) return setProblem(words.whoMissing);
    const days = dutiesInARow(roster.duties, duty, Number(repeats));
    const own = { ...(from && { from }), ...(to && { to }) };
    const isUsual = from === (usual.from ?? '') && to === (usual.to ?? '');
    const planned = days.map((day) => ({
      date: day.date,
      placeId: day.placeId,
      // Where a later date is at another hour, so is who comes.
      ...(isUsual ? dutyHours(day) : own),
    }));
    commands.plan(person, planned);
    onClose();
  };
  if (!volunteers) return null;
  if (volunteers.length === 0) {
    return (
      <div class="stack">
        <p>{words.noVolunteers}</p>
        <LinkButton look="pill" href={addresses.volunteers(quarterId)}>
          {words.toVolunteers}
        </LinkButton>
      </div>
    );
  }
  return (
    <form
      class="stack roster-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h4>{words.addTo(dayWords(de, duty.date, today))}</h4>
      {problem && (
        <p role="alert" class="tone-bad">
          {problem}
        </p>
      )}
      <div class="roster-fields">
        <SelectField
          label={words.who}
          options={[
            { value: NO_NAME, label: words.choose },
            ...volunteers.map((one) => ({ value: one.personId, label: one.name })),
          ]}
          value={personId}
          onChange={setPersonId}
        />
        <SelectField
          label={words.from}
          options={times(usual.from)}
          value={from}
          onChange={setFrom}
        />
        <SelectField label={words.to} options={times(usual.to)} value={to} onChange={setTo} />
        <SelectField
          label={words.repeat}
          options={REPEATS.map((count) => ({
            value: String(count),
            label: count === 1 ? words.once : words.times(count),
          }))}
          value={repeats}
          onChange={setRepeats}
        />
      </div>
      <div class="row">
        <Button look="primary" onPress={save}>
          {words.save}
        </Button>
        <Button onPress={onClose}>{words.cancel}</Button>
      </div>
    </form>
  );
}

/** Those who help now, by name. */
function useVolunteers(quarterId: string) {
  const entries = useLive(() => observePersonEntries(quarterId), [quarterId]);
  return entries
    ?.filter(
      ({ isVolunteer, ended, mergedInto, name }) => isVolunteer && !ended && !mergedInto && name,
    )
    .sort((a, b) => a.name.localeCompare(b.name, 'de'));
}

function times(usual: string | undefined) {
  const all = [...new Set([...HALF_HOURS, ...(usual ? [usual] : [])])].sort();
  return [
    { value: '', label: words.noTime },
    ...all.map((value) => ({ value, label: de.dates.time(value) })),
  ];
}
