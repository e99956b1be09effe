import { addresses } from '#domain/addresses.ts';
import { likelyTwins, type PersonEntry, unknownPerson } from '#domain/person-list.ts';
import {
  observePersonEntries,
  observePersonFile,
  type PersonFile,
} from '../../data/person-file.ts';
import { OfficeGate } from '../../entries/office-gate.tsx';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Pill } from '../../ui/pill.tsx';
import { useLive } from '../../ui/use-live.ts';
import { PersonAccess } from './person-access.tsx';
import { PersonCard } from './person-card.tsx';
import { PersonConsents } from './person-consents.tsx';
import { PersonDetails } from './person-details.tsx';
import { PersonEnd } from './person-end.tsx';
import { PersonHistory } from './person-history.tsx';
import { PersonTwins } from './person-twins.tsx';
import { PersonWriting } from './person-writing.tsx';
import './persons.css';

const { person: words, unnamed, reading } = officePrivacyDe;

/** What every part of a person's page needs. */
export interface PersonPart {
  quarterId: string;
  file: PersonFile;
}

/** The office's page of one person. */
export function PersonScreen({ quarterId, itemKey }: { quarterId: string; itemKey: string }) {
  return (
    <OfficeGate>
      <OnePerson quarterId={quarterId} personId={itemKey} />
    </OfficeGate>
  );
}

function OnePerson({ quarterId, personId }: { quarterId: string; personId: string }) {
  const entries = useLive(() => observePersonEntries(quarterId), [quarterId]);
  const read = useLive(() => observeFile(quarterId, personId), [quarterId, personId]);
  if (!read || !entries) return <Page title={reading}>{null}</Page>;
  const { file } = read;
  if (!file) return <Missing quarterId={quarterId} />;
  const entry = entries.find((one) => one.personId === personId) ?? unknownPerson(personId);
  return (
    <Page
      title={entry.name || unnamed}
      isWide
      before={<Marks {...{ quarterId, entry, entries }} />}
    >
      <div class="person-page">
        <div class="stack">
          <PersonDetails quarterId={quarterId} file={file} />
          <PersonEnd quarterId={quarterId} file={file} />
        </div>
        <div class="stack">
          <PersonTwins
            {...{ quarterId, entry }}
            twins={likelyTwins(entry, entries)}
            other={entries.find((one) => one.personId === entry.mergedInto)}
          />
          <PersonWriting quarterId={quarterId} file={file} />
          <PersonCard quarterId={quarterId} file={file} />
          <PersonConsents quarterId={quarterId} file={file} />
          <PersonHistory quarterId={quarterId} file={file} />
          <PersonAccess quarterId={quarterId} file={file} />
        </div>
      </div>
    </Page>
  );
}

/** A document that is not there is an answer too. */
function observeFile(quarterId: string, personId: string) {
  const source = observePersonFile(quarterId, personId);
  return {
    subscribe: (observer: {
      next: (value: { file: PersonFile | undefined }) => void;
      error?: (error: unknown) => void;
    }) => source.subscribe({ ...observer, next: (file) => observer.next({ file }) }),
  };
}

function Marks({
  quarterId,
  entry,
  entries,
}: {
  quarterId: string;
  entry: PersonEntry;
  entries: readonly PersonEntry[];
}) {
  const { personId, ended, mergedInto, isVerified, isVolunteer, cardNumber } = entry;
  const other = entries.find(({ personId }) => personId === mergedInto);
  return (
    <p class="row">
      {ended && <Pill tone="bad">{words.endReasons[ended.reason]}</Pill>}
      {mergedInto && <Pill tone="warn">{words.mergedState(other?.name || unnamed)}</Pill>}
      {isVerified && <Pill tone="good">{officePrivacyDe.persons.verified}</Pill>}
      {isVolunteer && <Pill>{officePrivacyDe.persons.volunteer}</Pill>}
      {isVolunteer && <a href={addresses.volunteer(quarterId, personId)}>{words.volunteerPage}</a>}
      {cardNumber && <Pill>{words.card(cardNumber)}</Pill>}
    </p>
  );
}

function Missing({ quarterId }: { quarterId: string }) {
  return (
    <Page title={words.missing}>
      <EmptyState title={words.missingText}>
        <LinkButton look="primary" href={addresses.persons(quarterId)}>
          {words.toList}
        </LinkButton>
      </EmptyState>
    </Page>
  );
}
