import type { Attendance } from '#domain/attendance.ts';
import type { ListedRegistration } from '../../data/registrations.ts';
import { attendanceDe as words } from '../../texts/attendance-de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Pill } from '../../ui/pill.tsx';
import type { Entering } from './use-entering.ts';

/** Who had registered, to be ticked off: a press more takes it back. */
export function RegisteredTable({
  here,
  registered,
  entering,
  isPaper,
}: {
  here: ReadonlyMap<string, Attendance>;
  registered: readonly ListedRegistration[];
  entering: Entering;
  isPaper: boolean;
}) {
  if (registered.length === 0) return <p>{words.noneRegistered}</p>;
  const { columns } = words;
  return (
    <DataTable
      label={words.registered}
      columns={[columns.name, columns.here]}
      rows={registered.map(({ registration, standing, personId, person }) => {
        const name = person?.name ?? officeRequestsDe.unnamed;
        const isHere = here.has(personId);
        return {
          key: registration._id,
          cells: [
            <>
              <strong>
                <bdi>{name}</bdi>
              </strong>{' '}
              {standing.state === 'waiting' && <Pill tone="warn">{words.waiting}</Pill>}
            </>,
            <Button
              look="pill"
              pressed={isHere}
              onPress={() =>
                void (isHere
                  ? entering.leave(personId)
                  : entering.enter(personId, isPaper ? 'paper' : 'name', name))
              }
            >
              {words.isHere}
              <span class="visually-hidden">: {name}</span>
            </Button>,
          ],
        };
      })}
    />
  );
}
