import { useState } from 'preact/hooks';
import { dateFromTyped } from '#domain/typed-date.ts';
import { de } from '../../texts/de.ts';
import { volunteersDe } from '../../texts/volunteers-de.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { VolunteerPart } from './volunteer-screen.tsx';

const words = volunteersDe.file;
const NAME_LENGTH = 120;

/** Trainings somebody had, with their day where it is known. */
export function TrainingPart({ file: { person }, change }: VolunteerPart) {
  const [name, setName] = useState('');
  const [day, setDay] = useState('');
  const [isWrong, setWrong] = useState(false);
  const known = person?.training ?? [];
  const add = () => {
    const fresh = name.trim();
    const on = dateFromTyped(day);
    setWrong(day.trim() !== '' && !on);
    if (!fresh || (day.trim() && !on)) return;
    setName('');
    setDay('');
    const others = known.filter((one) => one.name !== fresh);
    change({ training: [...others, { name: fresh, ...(on && { on }) }] });
  };
  return (
    <form
      class="card stack volunteers-form"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <h2>{words.training}</h2>
      {known.length === 0 && <p class="soft">{words.noTraining}</p>}
      <ul class="volunteers-list">
        {known.map((one) => (
          <li key={one.name}>
            <span>
              <strong>{one.name}</strong>
              {one.on && `, ${de.dates.dayWithYear(one.on)}`}
            </span>
            <Button
              look="pill"
              onPress={() => change({ training: known.filter(({ name: of }) => of !== one.name) })}
            >
              {words.remove}
              <span class="visually-hidden">: {one.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      <TextField
        label={words.trainingName}
        value={name}
        maxLength={NAME_LENGTH}
        onInput={setName}
      />
      <TextField
        label={words.trainingOn}
        hint={words.dateHint}
        error={isWrong ? words.dateWrong : undefined}
        value={day}
        maxLength={20}
        onInput={setDay}
      />
      <div class="row">
        <Button look="pill" onPress={add}>
          {words.add}
        </Button>
      </div>
    </form>
  );
}
