import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { addVolunteer } from '../../data/add-volunteer.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { failureWords } from '../../entries/failure-words.ts';
import { volunteersDe } from '../../texts/volunteers-de.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

const words = volunteersDe.list;
const NAME_LENGTH = 120;

/** Enters somebody new, and goes to their page. */
export function NewVolunteer({ quarterId }: { quarterId: string }) {
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');
  const { route } = useLocation();
  const add = async () => {
    if (!name.trim()) return setProblem(words.nameMissing);
    const around = await readSurroundings(quarterId, () => new Date());
    const added = await addVolunteer(around, name.trim());
    if (!added.ok) return setProblem(failureWords(added.error));
    route(addresses.volunteer(quarterId, added.value));
  };
  return (
    <form
      class="card stack volunteers-form"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <h2>{words.add}</h2>
      <TextField
        label={words.addName}
        hint={words.addHint}
        error={problem || undefined}
        value={name}
        maxLength={NAME_LENGTH}
        onInput={setName}
      />
      <Button onPress={() => void add()}>{words.addNow}</Button>
    </form>
  );
}
