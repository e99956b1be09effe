import { useState } from 'preact/hooks';
import { addVolunteer } from '../../data/add-volunteer.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

const words = lockDe.keyCards;

/** Enters somebody who helps at the Treff, so that they can have a card. */
export function AddVolunteer({ quarterId }: { quarterId: string }) {
  const [name, setName] = useState('');
  const [said, setSaid] = useState('');
  const add = async () => {
    if (!name.trim()) return;
    const around = await readSurroundings(quarterId, () => new Date());
    const added = await addVolunteer(around, name.trim());
    setSaid(added.ok ? '' : lockDe.treff.failed);
    if (added.ok) setName('');
  };
  return (
    <form
      class="card stack"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <h2>{words.add}</h2>
      <TextField label={words.addName} value={name} maxLength={120} onInput={setName} />
      <Button onPress={() => void add()}>{words.addNow}</Button>
      <p role="alert">{said}</p>
    </form>
  );
}
