import { useState } from 'preact/hooks';
import { phoneFromTyped } from '#domain/typed-phone.ts';
import { addCall } from '../../data/call-list.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

const { calls: words, write } = officeRequestsDe;
const WHY = ['other', 'eventChanged', 'placeChanged', 'registration', 'loan'] as const;

/** Puts somebody on the list who is to be rung for a reason that nothing here knows of. */
export function AddCall({ quarterId }: { quarterId: string }) {
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [why, setWhy] = useState<(typeof WHY)[number]>('other');
  const [problem, setProblem] = useState<string>();
  if (!isOpen) {
    return (
      <div class="row no-print">
        <Button look="pill" onPress={() => setOpen(true)}>
          {words.add}
        </Button>
      </div>
    );
  }
  const add = async () => {
    const number = phoneFromTyped(phone);
    if (!name.trim()) return setProblem(write.nameMissing);
    if (!number) return setProblem(write.phoneWrong);
    const around = await readSurroundings(quarterId, () => new Date());
    const added = await addCall(around, { whom: { name: name.trim(), phone: number }, why });
    if (!added.ok) return setProblem(officeRequestsDe.failed);
    setName('');
    setPhone('');
    setProblem(undefined);
    setOpen(false);
  };
  return (
    <form
      class="card stack no-print calls-form"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
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
      <SelectField
        label={words.columns.why}
        options={WHY.map((value) => ({ value, label: words.why[value] }))}
        value={why}
        onChange={setWhy}
      />
      <Button look="primary" onPress={() => void add()}>
        {words.addNow}
      </Button>
    </form>
  );
}
