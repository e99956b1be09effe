import { Pencil } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { DeviceListing } from '#domain/device-listing.ts';
import { de } from '../../texts/de.ts';
import { officeDe } from '../../texts/office-de.ts';
import { whenWords } from '../../texts/status-words.ts';
import { Button } from '../../ui/button.tsx';
import { Pill } from '../../ui/pill.tsx';

const words = officeDe.devices;

/** One device, and below it what changes it while it is being changed. */
export function DeviceRow({
  device,
  now,
  isEdited,
  onEdit,
  children,
}: {
  device: DeviceListing;
  now: Date;
  isEdited: boolean;
  onEdit: () => void;
  children: ComponentChildren;
}) {
  const { columns } = words;
  const { name, role, revokedAt, reports } = device;
  const editor = useId();
  return (
    <>
      {/* biome-ignore lint/a11y/noRedundantRoles: as in the table. */}
      <tr role="row">
        <Cell label={columns.name}>
          <strong>
            <bdi>{name || words.unnamed}</bdi>
          </strong>{' '}
          <Marks device={device} />
        </Cell>
        <Cell label={columns.role}>{words.roles[role] ?? words.roles.other}</Cell>
        <Cell label={columns.seen}>
          <When at={device.lastSeenAt} now={now} never={words.neverSeen} />
          {revokedAt && <EndedAt at={revokedAt} now={now} />}
        </Cell>
        <Cell label={columns.unsent}>
          <Unsent reports={reports} now={now} />
        </Cell>
        <Cell label={columns.version}>{reports?.appVersion ?? words.notTold}</Cell>
        <Cell label={columns.storage}>
          {reports ? words.storage[reports.storage] : words.notTold}
        </Cell>
        <Cell>
          {!revokedAt && (
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
          )}
        </Cell>
      </tr>
      {isEdited && (
        // biome-ignore lint/a11y/noRedundantRoles: as in the table.
        <tr role="row" class="devices-editor-row">
          {/* biome-ignore lint/a11y/noRedundantRoles: as in the table. */}
          <td role="cell" id={editor} colSpan={Object.keys(columns).length}>
            {children}
          </td>
        </tr>
      )}
    </>
  );
}

function Cell({ label, children }: { label?: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as in the table.
    <td role="cell">
      {label && <span class="devices-label">{label}: </span>}
      {children}
    </td>
  );
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
