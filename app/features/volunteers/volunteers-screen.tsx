import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { type VolunteerEntry, volunteersFound } from '#domain/volunteer.ts';
import { observeVolunteerEntries } from '../../data/volunteers.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { languageName } from '../../texts/language-names.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { volunteersDe } from '../../texts/volunteers-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { NewVolunteer } from './new-volunteer.tsx';
import { useVolunteersQuery } from './use-volunteers-query.ts';
import { VolunteerTable } from './volunteer-table.tsx';
import './volunteers.css';

const words = volunteersDe.list;
/** So many rows are drawn at once. */
const PORTION = 100;
const SHOWS = [
  { value: '', label: words.shows.active },
  { value: 'record', label: words.shows.record },
  { value: 'ended', label: words.shows.ended },
  { value: 'all', label: words.shows.all },
] as const;

/** "Ehrenamtliche": everybody who helps, by name, language, topic and what is to be seen. */
export function VolunteersScreen({ quarterId }: { quarterId: string }) {
  return (
    <RoleGate who="office">
      <Page title={words.title} isWide>
        <Volunteers quarterId={quarterId} />
      </Page>
    </RoleGate>
  );
}

function Volunteers({ quarterId }: { quarterId: string }) {
  const entries = useLive(() => observeVolunteerEntries(quarterId), [quarterId]);
  const { filters, change, keep } = useVolunteersQuery();
  const [most, setMost] = useState(PORTION);
  const today = dateOf(localDateTimeAt(useNow()));
  if (!entries) return <p>{officeRequestsDe.loading}</p>;
  const found = volunteersFound(entries, filters, today);
  return (
    <div class="stack" onClickCapture={keep}>
      <div class="row">
        <LinkButton look="pill" href={addresses.roster(quarterId)}>
          {words.roster}
        </LinkButton>
        <LinkButton look="pill" href={addresses.keyCards(quarterId)}>
          {words.keyCards}
        </LinkButton>
      </div>
      <div class="volunteers-bar">
        <SearchField
          label={words.search}
          value={filters.typed}
          onInput={(typed) => change({ typed })}
        />
        <SelectField
          label={words.language}
          options={optionsOf(
            entries,
            ({ languages }) => languages,
            filters.language,
            nameOfLanguage,
          )}
          value={filters.language}
          onChange={(language) => change({ language })}
        />
        <SelectField
          label={words.topic}
          options={optionsOf(entries, ({ topics }) => topics, filters.topic)}
          value={filters.topic}
          onChange={(topic) => change({ topic })}
        />
        <SelectField
          label={words.show}
          options={SHOWS}
          value={filters.show}
          onChange={(show) => change({ show })}
        />
      </div>
      <p role="status" class="soft small">
        {words.count(found.length)}
      </p>
      {found.length === 0 ? (
        <EmptyState title={entries.length === 0 ? words.empty : words.none} />
      ) : (
        <VolunteerTable {...{ quarterId, today }} entries={found.slice(0, most)} />
      )}
      {most < found.length && (
        <div class="row">
          <Button onPress={() => setMost(most + PORTION)}>{words.more}</Button>
        </div>
      )}
      <NewVolunteer quarterId={quarterId} />
    </div>
  );
}

const nameOfLanguage = (code: string) => languageName(code, 'de');

/** What there is to choose among, and what was chosen though nobody has it any more. */
function optionsOf(
  entries: readonly VolunteerEntry[],
  listOf: (entry: VolunteerEntry) => readonly string[],
  chosen: string,
  nameOf: (value: string) => string = (value) => value,
) {
  const all = new Set([...entries.flatMap((entry) => listOf(entry)), ...(chosen ? [chosen] : [])]);
  const options = [...all].map((value) => ({ value, label: nameOf(value) }));
  options.sort((a, b) => a.label.localeCompare(b.label, 'de'));
  return [{ value: '', label: words.any }, ...options];
}
