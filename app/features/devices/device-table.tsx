import { useState } from 'preact/hooks';
import type { DeviceListing } from '#domain/device-listing.ts';
import { officeDe } from '../../texts/office-de.ts';
import type { DeviceActions } from './device-actions.ts';
import { DeviceEditor } from './device-editor.tsx';
import { DeviceRow } from './device-row.tsx';

const { columns, title } = officeDe.devices;

/** A table where there is room for one, a card for each device where there is not. Its roles are said
 *  expressly: browsers forget them where a table is laid out as something else. */
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
  const close = (said = '') => {
    setEdited(undefined);
    onSaid(said);
  };
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see above.
    <table class="card devices-table" role="table" aria-label={title}>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above. */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: see above. */}
        <tr role="row">
          {Object.values(columns).map((column) => (
            // biome-ignore lint/a11y/noRedundantRoles: see above.
            <th key={column} scope="col" role="columnheader">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above. */}
      <tbody role="rowgroup">
        {devices.map((device) => (
          <DeviceRow
            key={device.id}
            device={device}
            now={now}
            isEdited={edited === device.id}
            onEdit={() => setEdited(edited === device.id ? undefined : device.id)}
          >
            <DeviceEditor device={device} actions={actions} refresh={refresh} onClose={close} />
          </DeviceRow>
        ))}
      </tbody>
    </table>
  );
}
