import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import type { CardFilters } from '#domain/card-filters.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { observeOpenCards } from '../../data/open-cards.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { VolunteerNav } from '../../entries/work-nav.tsx';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { CardList, CardRow } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Pill } from '../../ui/pill.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { CardFilterBar, filtersIn } from './card-filter-bar.tsx';
import { cardLines } from './card-words.ts';
import './tasks.css';

const { tasks: words, inbox } = officeRequestsDe;

/** "Offene Anliegen": what a volunteer could take on; no names, no addresses. */
export function TasksScreen({ quarterId }: { quarterId: string }) {
  return (
    <RoleGate who="volunteer">
      <Page title={words.title}>
        <VolunteerNav quarterId={quarterId} here="open" />
        <OpenCards quarterId={quarterId} />
      </Page>
    </RoleGate>
  );
}

function OpenCards({ quarterId }: { quarterId: string }) {
  const { query } = useLocation();
  const filters = filtersIn(query);
  const { kind, language, day } = filters;
  const today = dateOf(localDateTimeAt(useNow()));
  const cards = useLive(
    () => observeOpenCards(quarterId, filters satisfies CardFilters),
    [quarterId, kind, language, day],
  );
  const isFiltered = Boolean(kind ?? language ?? day);
  return (
    <>
      <CardFilterBar filters={filters} today={today} />
      {cards?.length === 0 && <EmptyState title={isFiltered ? words.noneFiltered : words.none} />}
      {cards && cards.length > 0 && (
        <CardList label={words.title}>
          {cards.map(({ card, standing, isInvited }) => (
            <CardRow key={card._id} href={addresses.task(quarterId, card.requestId)}>
              <h2>{inbox.kinds[card.kind]}</h2>
              {cardLines(card, today).map((line) => (
                <p key={line}>{line}</p>
              ))}
              {isInvited && <Pill tone="warn">{words.invited}</Pill>}
              {words.standings[standing] && <p class="tone-warn">{words.standings[standing]}</p>}
            </CardRow>
          ))}
        </CardList>
      )}
    </>
  );
}
