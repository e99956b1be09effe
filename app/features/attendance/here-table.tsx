import type { Attendance } from '#domain/attendance.ts';
import { attendanceDe as words } from '../../texts/attendance-de.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { Entering } from './use-entering.ts';
import type { People } from './use-people.ts';

/** Who was there, the last one first. */
export function HereTable({
  entries,
  people,
  entering,
}: {
  entries: readonly (readonly [string, Attendance])[];
  people: People;
  entering: Entering;
}) {
  if (entries.length === 0) return <p>{words.noneHere}</p>;
  const { columns } = words;
  return (
    <DataTable
      label={words.here}
      columns={[columns.name, columns.source, columns.change]}
      rows={entries.map(([personId, { personId: entered, source }]) => {
        const name = people.nameOf(personId) ?? people.nameOf(entered) ?? words.someone;
        return {
          key: personId,
          cells: [
            <strong>
              <bdi>{name}</bdi>
            </strong>,
            words.sources[source],
            <Button look="pill" onPress={() => void entering.leave(entered)}>
              {words.notHere}
              <span class="visually-hidden">: {name}</span>
            </Button>,
          ],
        };
      })}
    />
  );
}
