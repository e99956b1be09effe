import type { ErasureListing } from '#domain/erasure-listing.ts';
import { de } from '../../texts/de.ts';
import { officeDe } from '../../texts/office-de.ts';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { whenWords } from '../../texts/status-words.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Pill } from '../../ui/pill.tsx';
import { useNow } from '../../ui/use-now.ts';

const { erase: words } = officePrivacyDe;
const TONES = { acknowledged: 'good', waiting: 'warn', unseen: 'accent' } as const;

/** What each device said to an erasure; who has not said anything comes first. */
export function ErasedDevices({ erasure }: { erasure: ErasureListing }) {
  const now = useNow();
  const { columns, deviceStates } = words;
  if (erasure.devices.length === 0) return <p>{words.noDevices}</p>;
  const inOrder = [...erasure.devices].sort(
    (a, b) => Number(b.state === 'waiting') - Number(a.state === 'waiting'),
  );
  return (
    <DataTable
      label={words.devices}
      columns={[columns.device, columns.state, columns.seen]}
      rows={inOrder.map(({ deviceId, name, role, state, lastSeenAt }) => ({
        key: deviceId,
        cells: [
          <bdi>{name || officeDe.devices.roles[role] || officeDe.devices.unnamed}</bdi>,
          <Pill tone={TONES[state]}>{deviceStates[state]}</Pill>,
          lastSeenAt ? whenWords(de, lastSeenAt, now) : officeDe.devices.neverSeen,
        ],
      }))}
    />
  );
}
