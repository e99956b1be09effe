import { addresses } from '#domain/addresses.ts';
import type { PersonEntry } from '#domain/person-list.ts';
import { spokenPhone } from '#domain/phone-number.ts';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Pill } from '../../ui/pill.tsx';

const { persons: words, person, unnamed } = officePrivacyDe;

/** Persons, a line each; the name leads to their page. */
export function PersonTable({
  quarterId,
  entries,
}: {
  quarterId: string;
  entries: readonly PersonEntry[];
}) {
  const { columns } = words;
  return (
    <DataTable
      label={words.title}
      columns={[columns.name, columns.phone, columns.card, columns.state]}
      rows={entries.map((entry) => ({
        key: entry.personId,
        cells: [
          <a class="data-table-link" href={addresses.person(quarterId, entry.personId)}>
            <bdi>{entry.name || unnamed}</bdi>
          </a>,
          entry.phone && spokenPhone(entry.phone),
          entry.cardNumber,
          <States entry={entry} />,
        ],
      }))}
    />
  );
}

function States({ entry }: { entry: PersonEntry }) {
  const { ended, mergedInto, isVerified, isVolunteer } = entry;
  return (
    <>
      {ended && <Pill tone="bad">{person.endReasons[ended.reason]}</Pill>}{' '}
      {mergedInto && <Pill tone="warn">{words.merged}</Pill>}{' '}
      {isVolunteer && <Pill>{words.volunteer}</Pill>}{' '}
      {isVerified && !ended && <Pill tone="good">{words.verified}</Pill>}
    </>
  );
}
