import { useId, useState } from 'preact/hooks';
import type { DeviceListing } from '#domain/device-listing.ts';
import { officeDe } from '../../texts/office-de.ts';
import { DataTable, type TableRow } from '../../ui/data-table.tsx';
import type { DeviceActions } from './device-actions.ts';
import { deviceCells } from './device-cells.tsx';
import { DeviceEditor } from './device-editor.tsx';

const { columns, title } = officeDe.devices;

/** The devices, and below the one that is being changed what changes it. */
export function DeviceTable({
  devices,
  now,
  actions,
  refresh,
  onSaid,
}: {
  devices: DeviceListing[];
  now: Date;
  actions: DeviceActions;
  refresh: () => Promise<void>;
  /** Something is to be said that outlasts the row it is about. */
  onSaid: (said: string) => void;
}) {
  const [edited, setEdited] = useState<string>();
  const editor = useId();
  const close = (said = '') => {
    setEdited(undefined);
    onSaid(said);
  };
  const rows = devices.map((device): TableRow => {
    const isEdited = edited === device.id;
    const onEdit = () => setEdited(isEdited ? undefined : device.id);
    const content = <DeviceEditor device={device} {...{ actions, refresh }} onClose={close} />;
    return {
      key: device.id,
      cells: deviceCells(device, now, { editor, isEdited, onEdit }),
      ...(isEdited ? { below: { id: editor, content } } : {}),
    };
  });
  return (
    <div class="devices-table">
      <DataTable label={title} columns={Object.values(columns)} rows={rows} isWide />
    </div>
  );
}
