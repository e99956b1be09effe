import { Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { phoneFromTyped } from '#domain/typed-phone.ts';
import { addPerson } from '../../data/person-commands.ts';
import { failureWords } from '../../entries/failure-words.ts';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

const { persons: words, person } = officePrivacyDe;
const LONGEST_NAME = 120;
const LONGEST_PHONE = 25;

/** Enters somebody whom nobody has entered yet; what was typed into the search is taken over. */
export function NewPerson({ quarterId, typed }: { quarterId: string; typed: string }) {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <Form {...{ quarterId, typed }} onClose={() => setOpen(false)} />;
  return (
    <div class="row">
      <Button icon={Plus} class="persons-new" onPress={() => setOpen(true)}>
        {words.add}
      </Button>
    </div>
  );
}

function Form({
  quarterId,
  typed,
  onClose,
}: {
  quarterId: string;
  typed: string;
  onClose: () => void;
}) {
  const { route } = useLocation();
  const isNumber = /^[\d\s+/()-]+$/.test(typed);
  const [name, setName] = useState(isNumber ? '' : typed);
  const [phone, setPhone] = useState(isNumber ? typed : '');
  const [problem, setProblem] = useState('');
  const isPhone = phone.trim() === '' || phoneFromTyped(phone) !== undefined;
  const add = async () => {
    if (!isPhone || !(name.trim() || phone.trim())) return;
    const details = { name: name.trim() || undefined, phone: phoneFromTyped(phone) };
    const added = await addPerson(quarterId, details, new Date());
    if (added.ok) route(addresses.person(quarterId, added.value));
    else setProblem(failureWords(added.error));
  };
  return (
    <form
      class="card stack persons-form"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <h2>{words.add}</h2>
      <TextField label={person.name} value={name} onInput={setName} maxLength={LONGEST_NAME} />
      <TextField
        label={person.phone}
        value={phone}
        onInput={setPhone}
        maxLength={LONGEST_PHONE}
        error={isPhone ? undefined : person.phoneWrong}
      />
      {problem && <p role="alert">{problem}</p>}
      <div class="row">
        <Button look="primary" onPress={() => void add()}>
          {words.addNow}
        </Button>
        <Button onPress={onClose}>{words.cancel}</Button>
      </div>
    </form>
  );
}
