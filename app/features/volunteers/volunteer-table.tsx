import { addresses } from '#domain/addresses.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { phoneLink, spokenPhone } from '#domain/phone-number.ts';
import type { VolunteerEntry } from '#domain/volunteer.ts';
import { languageName } from '../../texts/language-names.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { volunteersDe } from '../../texts/volunteers-de.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { PhoneText } from '../../ui/phone-text.tsx';
import { Pill } from '../../ui/pill.tsx';
import { RecordPill } from './record-pill.tsx';

const { list: words, states } = volunteersDe;

/** Volunteers, a line each; the name leads to their page. */
export function VolunteerTable({
  quarterId,
  entries,
  today,
}: {
  quarterId: string;
  entries: readonly VolunteerEntry[];
  today: LocalDate;
}) {
  const { columns } = words;
  return (
    <DataTable
      label={words.title}
      columns={[
        columns.name,
        columns.phone,
        columns.languages,
        columns.topics,
        columns.record,
        columns.state,
      ]}
      rows={entries.map((entry) => ({
        key: entry.personId,
        cells: [
          <a class="data-table-link" href={addresses.volunteer(quarterId, entry.personId)}>
            <bdi>{entry.name || officeRequestsDe.unnamed}</bdi>
          </a>,
          entry.phone && (
            <a class="data-table-link" href={phoneLink(entry.phone)}>
              <PhoneText>{spokenPhone(entry.phone)}</PhoneText>
            </a>
          ),
          entry.languages.map((code) => languageName(code, 'de')).join(', '),
          entry.topics.join(', '),
          entry.until === undefined && <RecordPill seenOn={entry.recordSeenOn} today={today} />,
          <State entry={entry} />,
        ],
      }))}
    />
  );
}

function State({ entry: { until, hasAccessLeft, keysOut } }: { entry: VolunteerEntry }) {
  const hasLeft = until !== undefined;
  return (
    <>
      {hasLeft && <Pill>{states.ended}</Pill>}{' '}
      {hasAccessLeft && <Pill tone="bad">{states.accessLeft}</Pill>}{' '}
      {keysOut.length > 0 && (
        <Pill tone={hasLeft ? 'warn' : 'accent'}>{states.keysOut(keysOut.length)}</Pill>
      )}
      {!hasLeft && keysOut.length === 0 && states.active}
    </>
  );
}
