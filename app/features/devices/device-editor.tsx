import { useState } from 'preact/hooks';
import type { DeviceListing } from '#domain/device-listing.ts';
import { officeDe } from '../../texts/office-de.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { DeviceActions } from './device-actions.ts';
import { LeavePin } from './leave-pin.tsx';
import { RevokeButton } from './revoke-button.tsx';

const words = officeDe.devices;
const LONGEST_NAME = 60;

/** Renames a device, has it brought in, or ends its rights. */
export function DeviceEditor({
  device,
  actions,
  refresh,
  onClose,
}: {
  device: DeviceListing;
  actions: DeviceActions;
  refresh: () => Promise<void>;
  /** With what is to be said once this is gone. */
  onClose: (said?: string) => void;
}) {
  const [name, setName] = useState(device.name);
  const [said, setSaid] = useState('');
  const { id, bringInAt, isThis } = device;
  const change = async (changes: { name?: string; bringIn?: boolean }) => {
    const changed = await actions.change(id, changes);
    setSaid(changed.ok ? words.saved : words.failed);
    await refresh();
  };
  const revoke = async () => {
    const revoked = await actions.revoke(id);
    await refresh();
    if (revoked.ok) onClose(words.revoked(device.name || words.unnamed));
    else setSaid(words.failed);
  };
  return (
    <div class="stack devices-editor">
      <h2>{words.changeOf(device.name || words.unnamed)}</h2>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) void change({ name });
        }}
      >
        <TextField label={words.name} value={name} onInput={setName} maxLength={LONGEST_NAME} />
        <div class="row">
          <Button disabled={!name.trim()} onPress={() => void change({ name })}>
            {words.save}
          </Button>
        </div>
      </form>
      {device.role === 'kiosk' && <LeavePin device={device} actions={actions} />}
      {!isThis && (
        <div class="stack">
          <div class="row">
            <Button onPress={() => void change({ bringIn: !bringInAt })}>
              {bringInAt ? words.notBringIn : words.bringIn}
            </Button>
          </div>
          {!bringInAt && <p class="soft small">{words.bringInText}</p>}
          <RevokeButton name={device.name || words.unnamed} onRevoke={revoke} />
        </div>
      )}
      <p role="status" class="devices-said">
        {said}
      </p>
      <div class="row">
        <Button onPress={() => onClose()}>{words.close}</Button>
      </div>
    </div>
  );
}
