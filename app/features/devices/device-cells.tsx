import { Pencil } from 'lucide';
import type { ComponentChildren } from 'preact';
import { clearedOn, type DeviceListing } from '#domain/device-listing.ts';
import { de } from '../../texts/de.ts';
import { officeDe } from '../../texts/office-de.ts';
import { whenWords } from '../../texts/status-words.ts';
import { Button } from '../../ui/button.tsx';
import { Pill } from '../../ui/pill.tsx';

const words = officeDe.devices;

/** What a line says of a device, in the order of the columns; `editing` is about what changes it. */
export function deviceCells(
  device: DeviceListing,
  now: Date,
  editing: { editor: string; isEdited: boolean; onEdit: () => void },
): ComponentChildren[] {
  const { name, role, revokedAt, reports } = device;
  const { editor, isEdited, onEdit } = editing;
  const cleared = clearedOn(device, now);
  return [
    <>
      <strong>
        <bdi>{name || words.unnamed}</bdi>
      </strong>{' '}
      <Marks device={device} />
    </>,
    words.roles[role] ?? words.roles.other,
    <>
      <When at={device.lastSeenAt} now={now} never={words.neverSeen} />
      {revokedAt && <EndedAt at={revokedAt} now={now} />}
      {cleared && <p class="small">{words.cleared[cleared]}</p>}
    </>,
    <Unsent reports={reports} now={now} />,
    reports?.appVersion ?? words.notTold,
    <Storage reports={reports} />,
    !revokedAt && (
      <Button
        look="pill"
        icon={Pencil}
        expanded={isEdited}
        controls={isEdited ? editor : undefined}
        onPress={onEdit}
      >
        {words.change}
        <span class="visually-hidden">: {name || words.unnamed}</span>
      </Button>
    ),
  ];
}

function Marks({ device: { isThis, bringInAt, revokedAt } }: { device: DeviceListing }) {
  return (
    <>
      {isThis && <Pill>{words.isThis}</Pill>}{' '}
      {bringInAt && !revokedAt && <Pill tone="warn">{words.bringInState}</Pill>}
    </>
  );
}

function When({ at, now, never }: { at: string | undefined; now: Date; never: string }) {
  return <>{at ? whenWords(de, at, now) : never}</>;
}

function EndedAt({ at, now }: { at: string; now: Date }) {
  return <p class="small">{words.endedState(whenWords(de, at, now))}</p>;
}

function Unsent({ reports, now }: Pick<DeviceListing, 'reports'> & { now: Date }) {
  if (!reports) return <>{words.notTold}</>;
  const { unsent, oldestUnsentAt } = reports;
  if (unsent === 0) return <>{words.nothingUnsent}</>;
  const since = oldestUnsentAt && whenWords(de, oldestUnsentAt, now);
  return <Pill tone="warn">{since ? words.unsent(unsent, since) : words.unsentCount(unsent)}</Pill>;
}

/** What keeps nothing is to be seen among many that do. */
function Storage({ reports }: Pick<DeviceListing, 'reports'>) {
  if (!reports) return <>{words.notTold}</>;
  const { storage } = reports;
  const said = words.storage[storage];
  return storage === 'kept' || storage === 'mayGo' ? said : <Pill tone="warn">{said}</Pill>;
}
