import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { type DeviceListing, devicesInOrder } from '#domain/device-listing.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { officeDe } from '../../texts/office-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { DeviceActions } from './device-actions.ts';
import { DeviceTable } from './device-table.tsx';
import { NewDevice } from './new-device.tsx';
import { SelfMadeLine } from './self-made-line.tsx';
import { useDevices } from './use-devices.ts';
import './devices.css';

const words = officeDe.devices;

type Group = keyof typeof words.groups;
const GROUPS = ['shared', 'resident', 'ended'] as const satisfies Group[];

/** "Geräte": which devices there are, how they are, and the way to connect one more. */
export function DevicesScreen({
  quarterId,
  actions,
}: {
  quarterId: string;
  actions: DeviceActions;
}) {
  const { devices, use, problem, refresh } = useDevices(actions);
  if (problem === 'forbidden') return <OnlyOffice />;
  return (
    <div lang="de" dir="ltr">
      <Page title={words.title} isWide>
        <div class="row">
          <LinkButton look="pill" href={addresses.keyCards(quarterId)}>
            {lockDe.keyCards.title}
          </LinkButton>
        </div>
        <NewDevice quarterId={quarterId} actions={actions} onClosed={() => void refresh()} />
        {problem && (
          <div class="card stack" role="alert">
            <p>{devices ? words.stale : words.noContact}</p>
            <Button onPress={() => void refresh()}>{words.retry}</Button>
          </div>
        )}
        <SelfMadeLine use={use.find(({ quarter }) => quarter === quarterId)} />
        {devices && <Grouped {...{ devices, actions, refresh, quarterId }} />}
      </Page>
    </div>
  );
}

function Grouped({
  devices,
  actions,
  refresh,
  quarterId,
}: {
  devices: DeviceListing[];
  actions: DeviceActions;
  refresh: () => Promise<void>;
  quarterId: string;
}) {
  const [group, setGroup] = useState<Group>('shared');
  const [said, setSaid] = useState('');
  const now = useNow();
  const ofQuarter = devices.filter(({ quarters }) => quarters.includes(quarterId));
  const shown = devicesInOrder(ofQuarter.filter((device) => groupOf(device) === group));
  const options = GROUPS.map((value) => {
    const count = ofQuarter.filter((device) => groupOf(device) === value).length;
    return { value, label: `${words.groups[value]} (${count})` };
  });
  return (
    <>
      <div class="devices-filter">
        <SelectField label={words.show} options={options} value={group} onChange={setGroup} />
      </div>
      <p role="status" class="devices-said">
        {said}
      </p>
      {shown.length === 0 ? (
        <EmptyState title={words.empty}>{null}</EmptyState>
      ) : (
        <DeviceTable devices={shown} now={now} {...{ actions, refresh }} onSaid={setSaid} />
      )}
    </>
  );
}

function groupOf({ role, revokedAt }: DeviceListing): Group {
  if (revokedAt) return 'ended';
  return role === 'resident' ? 'resident' : 'shared';
}

function OnlyOffice() {
  return (
    <div lang="de" dir="ltr">
      <Page title={words.title}>
        <p>{words.onlyOffice}</p>
        <p>{words.onlyOfficeText}</p>
        <LinkButton look="primary" href={addresses.pairing}>
          {words.connectThis}
        </LinkButton>
      </Page>
    </div>
  );
}
