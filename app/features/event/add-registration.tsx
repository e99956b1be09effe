import { useState } from 'preact/hooks';
import { phoneFromTyped } from '#domain/typed-phone.ts';
import { registerOnBehalf } from '../../data/register.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useSinglePress } from '../../ui/use-single-press.ts';

const { registrations: words, write } = officeRequestsDe;

/** Registers somebody who rings, or stands at the desk. */
export function AddRegistration({
  quarterId,
  eventId,
  date,
}: {
  quarterId: string;
  eventId: string;
  date: string;
}) {
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [problem, setProblem] = useState<string>();
  const add = useSinglePress(async () => {
    setProblem(await addProblem());
    return false;
  });
  const addProblem = async (): Promise<string | undefined> => {
    const number = phone.trim() ? phoneFromTyped(phone) : undefined;
    if (!name.trim()) return write.nameMissing;
    if (phone.trim() && !number) return write.phoneWrong;
    const around = await readSurroundings(quarterId, () => new Date());
    const details = { name: name.trim(), phone: number };
    const added = await registerOnBehalf(around, { eventId, date, details, channel: 'phone' });
    if (!added.ok) return officeRequestsDe.failed;
    setName('');
    setPhone('');
    return undefined;
  };
  return (
    <form
      class="card stack event-add no-print"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <h2>{words.add}</h2>
      {problem && (
        <p role="alert" class="tone-bad">
          {problem}
        </p>
      )}
      <TextField label={write.name} value={name} maxLength={120} onInput={setName} />
      <TextField label={write.number} value={phone} maxLength={40} onInput={setPhone} />
      <Button look="primary" onPress={add}>
        {words.addNow}
      </Button>
    </form>
  );
}
