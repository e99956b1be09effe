import { ChartColumn } from 'lucide';
import { useMemo, useRef } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { fitsInboxSearch, INBOX_GROUPS, isInGroup, sortedInbox } from '#domain/inbox-view.ts';
import type { RequestKind } from '#domain/request.ts';
import { observeQuarter } from '../../data/documents.ts';
import { observeOfficeRequests } from '../../data/office-requests.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { OfficeNav } from '../../entries/work-nav.tsx';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useArrowRows } from '../../ui/use-arrow-rows.ts';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { useRowsSoon } from '../../ui/use-rows-soon.ts';
import { InboxTable } from './inbox-table.tsx';
import { StrangeNote } from './strange-note.tsx';
import { useInboxQuery } from './use-inbox-query.ts';
import './inbox.css';

const words = officeRequestsDe.inbox;
const KINDS = Object.keys(words.kinds) as RequestKind[];

/** "Anliegen": what needs the office now on top, and everything else to be found. */
export function InboxScreen({ quarterId }: { quarterId: string }) {
  return (
    <RoleGate who="office">
      <Page title={words.title} isWide>
        <OfficeNav quarterId={quarterId} here="inbox" />
        <StrangeNote quarterId={quarterId} />
        <Inbox quarterId={quarterId} />
        <div class="row">
          <LinkButton look="pill" icon={ChartColumn} href={addresses.requestFigures(quarterId)}>
            {officeRequestsDe.figures.title}
          </LinkButton>
        </div>
      </Page>
    </RoleGate>
  );
}

function Inbox({ quarterId }: { quarterId: string }) {
  const now = useNow();
  const all = useLive(() => observeOfficeRequests(quarterId), [quarterId]);
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const escalation = quarter?.escalation;
  const sorted = useMemo(() => all && sortedInbox(all, escalation, now), [all, escalation, now]);
  const { query, change, grow, keep } = useInboxQuery(KINDS);
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = useArrowRows(list);
  const rows = useRowsSoon(query.most, `${query.group} ${query.kind} ${query.typed}`);
  if (!sorted) return <p>{officeRequestsDe.loading}</p>;
  const fitting = sorted.filter((one) => fitsInboxSearch(one, query));
  const inGroup = fitting.filter((one) => isInGroup(one, query.group));
  const shown = inGroup.slice(0, query.most);
  const groups = INBOX_GROUPS.map((group) => ({
    group,
    count: fitting.filter((one) => isInGroup(one, group)).length,
  })).filter(({ group, count }) => count > 0 || group === 'todo' || group === query.group);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys are a shorter way; Tab does it too.
    <div class="stack" ref={list} onKeyDown={onKeyDown} onClickCapture={keep}>
      <div class="inbox-bar">
        <SearchField
          label={words.search}
          value={query.typed}
          onInput={(typed) => change({ typed })}
        />
        <SelectField
          label={words.kind}
          options={[
            { value: '', label: words.allKinds },
            ...KINDS.map((value) => ({ value, label: words.kinds[value] })),
          ]}
          value={query.kind ?? ''}
          onChange={(value) => change({ kind: value === '' ? undefined : value })}
        />
      </div>
      <fieldset class="row inbox-groups">
        <legend class="visually-hidden">{words.show}</legend>
        {groups.map(({ group, count }) => (
          <Button
            key={group}
            look="pill"
            pressed={group === query.group}
            onPress={() => change({ group })}
          >
            {words.groups[group]}: {count}
          </Button>
        ))}
      </fieldset>
      <p role="status" class="soft small">
        {words.count(inGroup.length)}
        {inGroup.length > 0 && <span class="inbox-keys"> · {words.keys}</span>}
      </p>
      {inGroup.length === 0 ? (
        <EmptyState title={query.group === 'todo' ? words.noneTodo : words.none} />
      ) : (
        <InboxTable quarterId={quarterId} entries={shown.slice(0, rows)} now={now} />
      )}
      {shown.length < inGroup.length && (
        <div class="row">
          <Button onPress={grow}>{words.more}</Button>
        </div>
      )}
    </div>
  );
}
