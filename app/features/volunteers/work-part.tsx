import { useState } from 'preact/hooks';
import { dateFromTyped, typedDate } from '#domain/typed-date.ts';
import { volunteersDe } from '../../texts/volunteers-de.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { VolunteerPart } from './volunteer-screen.tsx';

const words = volunteersDe.file;
const FUNCTION_LENGTH = 80;

/** What somebody is called at the door, and since when they help. */
export function WorkPart({ file: { person }, change }: VolunteerPart) {
  const [edited, setEdited] = useState<{ name?: string; since?: string }>({});
  const [isWrong, setWrong] = useState(false);
  const name = edited.name ?? person?.function ?? '';
  const since = edited.since ?? typedDate(person?.volunteerSince);
  const save = () => {
    const date = dateFromTyped(since);
    if (since.trim() && !date) return setWrong(true);
    setWrong(false);
    setEdited({});
    change({
      ...(edited.name !== undefined && { function: name.trim() || undefined }),
      ...(edited.since !== undefined && { volunteerSince: date }),
    });
  };
  return (
    <form
      class="card stack volunteers-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h2>{words.work}</h2>
      <TextField
        label={words.function}
        hint={words.functionHint}
        value={name}
        maxLength={FUNCTION_LENGTH}
        onInput={(value) => setEdited({ ...edited, name: value })}
      />
      <TextField
        label={words.sinceField}
        hint={words.dateHint}
        error={isWrong ? words.dateWrong : undefined}
        value={since}
        maxLength={20}
        onInput={(value) => setEdited({ ...edited, since: value })}
      />
      <Button onPress={save}>{words.save}</Button>
    </form>
  );
}
