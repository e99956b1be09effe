import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import type { InboxReason } from '#domain/inbox.ts';
import type { Sorted } from '#domain/inbox-view.ts';
import { dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import { spokenPhone } from '#domain/phone-number.ts';
import { askersPhone } from '#domain/visited.ts';
import type { OfficeRequest } from '../../data/office-requests.ts';
import { recentWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { DataTable, type TableRow } from '../../ui/data-table.tsx';
import { Pill } from '../../ui/pill.tsx';

const words = officeRequestsDe.inbox;
const PRESSING: ReadonlySet<InboxReason> = new Set(['overdue', 'waiting', 'askedOften']);

/** Requests, a line each; who asked leads to the request's page. */
export function InboxTable({
  quarterId,
  entries,
  now,
}: {
  quarterId: string;
  entries: readonly Sorted<OfficeRequest>[];
  now: Date;
}) {
  const { columns } = words;
  const today = dateOf(localDateTimeAt(now));
  const rows = useMemo(() => new WeakMap<Sorted<OfficeRequest>, TableRow>(), [quarterId, today]);
  const rowOf = (entry: Sorted<OfficeRequest>): TableRow => {
    const row = rows.get(entry) ?? {
      key: entry.request._id,
      cells: cellsOf(quarterId, entry, today),
    };
    rows.set(entry, row);
    return row;
  };
  return (
    <DataTable
      label={words.title}
      columns={[columns.who, columns.what, columns.since, columns.state, columns.asked]}
      rows={entries.map(rowOf)}
    />
  );
}

function cellsOf(
  quarterId: string,
  entry: Sorted<OfficeRequest>,
  today: LocalDate,
): ComponentChildren[] {
  return [
    <a class="data-table-link" href={addresses.inboxRequest(quarterId, entry.request._id)}>
      {entry.request.other ? nameOf(entry) : <bdi>{nameOf(entry)}</bdi>}
    </a>,
    words.kinds[entry.request.kind],
    <span class="data-table-whole">
      {recentWords(de, localDateTimeAt(new Date(entry.since)), today)}
    </span>,
    <States entry={entry} />,
    entry.standing.askedTimes > 1 && words.times(entry.standing.askedTimes),
  ];
}

/** Who asked, and for whom; a number where no name is known. */
export function nameOf({ request, person }: Pick<OfficeRequest, 'request' | 'person'>): string {
  const phone = askersPhone(request, person);
  const name = person?.name ?? (phone ? spokenPhone(phone) : officeRequestsDe.unnamed);
  if (!request.other) return name;
  return `${apart(name)}, ${words.forOther(apart(request.other.name))}`;
}

/** A name in its own direction: an Arabic one would turn the words after it round. [Unicode, UAX 9] */
function apart(name: string): string {
  return `\u2068${name}\u2069`;
}

function States({ entry: { reasons, standing } }: { entry: Sorted<OfficeRequest> }) {
  if (reasons.length === 0) {
    const isGood = standing.state === 'accepted' || standing.state === 'done';
    return <Pill tone={isGood ? 'good' : 'accent'}>{words.states[standing.state]}</Pill>;
  }
  // What waits for its call back is new all the same.
  const told = reasons.includes('waiting') ? reasons.filter((one) => one !== 'new') : reasons;
  return (
    <>
      {told.map((reason) => (
        <span key={reason}>
          <Pill tone={PRESSING.has(reason) ? 'bad' : 'warn'}>{words.reasons[reason]}</Pill>{' '}
        </span>
      ))}
    </>
  );
}
