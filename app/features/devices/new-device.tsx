import { Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { CodeCard, type CodeToShow } from '../../entries/code-card.tsx';
import { officeDe } from '../../texts/office-de.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { DeviceActions } from './device-actions.ts';

const words = officeDe.devices;
const LONGEST_NAME = 60;

type Role = keyof typeof words.newRoles;
const ROLES = Object.keys(words.newRoles) as Role[];

/** Connects one more device: what it is, what it is called, then the code. */
export function NewDevice({
  quarterId,
  actions,
  onClosed,
}: {
  quarterId: string;
  actions: Pick<DeviceActions, 'makeCode'>;
  onClosed: () => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const [role, setRole] = useState<Role>('team');
  const [label, setLabel] = useState('');
  const [shown, setShown] = useState<CodeToShow>();
  const [hasFailed, setFailed] = useState(false);
  const show = async () => {
    const made = await actions.makeCode({ role, quarters: [quarterId], label: label || undefined });
    setShown(made.ok ? made.value : undefined);
    setFailed(!made.ok);
  };
  const close = () => {
    setOpen(false);
    setShown(undefined);
    setLabel('');
    onClosed();
  };
  if (!isOpen) {
    return (
      <div class="row">
        <Button look="primary" icon={Plus} class="devices-new" onPress={() => setOpen(true)}>
          {words.newDevice}
        </Button>
      </div>
    );
  }
  if (shown) return <CodeCard made={shown} onAnother={() => void show()} onDone={close} />;
  return (
    <form
      class="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        void show();
      }}
    >
      <h2>{words.newDevice}</h2>
      <Choice
        legend={words.newRole}
        options={ROLES.map((value) => ({ value, label: words.newRoles[value] }))}
        value={role}
        onChange={setRole}
      />
      <TextField
        label={words.newName}
        hint={words.newNameHint}
        value={label}
        onInput={setLabel}
        maxLength={LONGEST_NAME}
      />
      {hasFailed && <p role="alert">{words.failed}</p>}
      <Button look="primary" onPress={() => void show()}>
        {words.makeCode}
      </Button>
      <Button onPress={close}>{words.cancel}</Button>
    </form>
  );
}
