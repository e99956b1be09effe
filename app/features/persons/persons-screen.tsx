import { useRef } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { personsFound } from '#domain/person-list.ts';
import { observePersonEntries } from '../../data/person-file.ts';
import { OfficeGate } from '../../entries/office-gate.tsx';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { visitorCardsDe } from '../../texts/visitor-cards-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useLive } from '../../ui/use-live.ts';
import { NewPerson } from './new-person.tsx';
import { PersonTable } from './person-table.tsx';
import { useArrowKeys } from './use-arrow-keys.ts';
import { type PersonsQuery, usePersonsQuery } from './use-persons-query.ts';
import './persons.css';

const words = officePrivacyDe.persons;
const SHOWN = [
  { value: '', label: words.showAll },
  { value: 'reachable', label: words.hideEnded },
] as const;

/** "Personen": everybody whom the office knows, found by name, street, telephone or card. */
export function PersonsScreen({ quarterId }: { quarterId: string }) {
  return (
    <OfficeGate>
      <Page title={words.title} isWide>
        <Persons quarterId={quarterId} />
      </Page>
    </OfficeGate>
  );
}

function Persons({ quarterId }: { quarterId: string }) {
  const entries = useLive(() => observePersonEntries(quarterId), [quarterId]);
  const { query, change, grow, keep } = usePersonsQuery();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = useArrowKeys(list);
  if (!entries) return <p>{officePrivacyDe.reading}</p>;
  const found = personsFound(entries, query.typed).filter((one) => isWanted(one, query));
  const shown = found.slice(0, query.most);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys are a shorter way; Tab does it too.
    <div class="stack" ref={list} onKeyDown={onKeyDown} onClickCapture={keep}>
      <div class="persons-bar">
        <SearchField
          label={words.search}
          value={query.typed}
          onInput={(typed) => change({ typed })}
        />
        <SelectField
          label={words.show}
          options={SHOWN}
          value={query.show}
          onChange={(show) => change({ show })}
        />
      </div>
      <NewPerson quarterId={quarterId} typed={query.typed} />
      <div class="row">
        <LinkButton look="pill" href={addresses.visitorCards(quarterId)}>
          {visitorCardsDe.link}
        </LinkButton>
        <LinkButton look="pill" href={addresses.samePersons(quarterId)}>
          {treffDe.same.link}
        </LinkButton>
      </div>
      <p role="status" class="soft small">
        {words.count(found.length, entries.length)}
        {found.length > 0 && <span class="persons-keys">{words.keys}</span>}
      </p>
      {found.length === 0 ? (
        <EmptyState title={entries.length === 0 ? words.empty : words.none}>
          {entries.length > 0 && <p>{words.noneText}</p>}
        </EmptyState>
      ) : (
        <PersonTable quarterId={quarterId} entries={shown} />
      )}
      {shown.length < found.length && (
        <div class="row">
          <Button onPress={grow}>{words.more}</Button>
        </div>
      )}
    </div>
  );
}

function isWanted({ ended }: { ended?: unknown }, { show }: PersonsQuery): boolean {
  return show !== 'reachable' || ended === undefined;
}
