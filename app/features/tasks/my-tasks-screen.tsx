import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { observeOwnTasks } from '../../data/own-tasks.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { VolunteerNav } from '../../entries/work-nav.tsx';
import { momentWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { CardList, CardRow } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import './tasks.css';

const { tasks: words, inbox } = officeRequestsDe;

/** "Meine Aufgaben": whom a volunteer visits, when; then what was done. */
export function MyTasksScreen({ quarterId }: { quarterId: string }) {
  return (
    <RoleGate who="volunteer">
      <Page title={words.mineTitle}>
        <VolunteerNav quarterId={quarterId} here="mine" />
        <MyTasks quarterId={quarterId} />
      </Page>
    </RoleGate>
  );
}

function MyTasks({ quarterId }: { quarterId: string }) {
  const tasks = useLive(() => observeOwnTasks(quarterId), [quarterId]);
  const today = dateOf(localDateTimeAt(useNow()));
  if (!tasks) return null;
  return (
    <>
      {tasks.open.length === 0 && <EmptyState title={words.noTasks} />}
      {tasks.open.length > 0 && (
        <CardList label={words.mineTitle}>
          {tasks.open.map(({ requestKey, card, when, contact }) => (
            <CardRow key={requestKey} href={addresses.task(quarterId, requestKey)}>
              <h2>{contact?.name ? <bdi>{contact.name}</bdi> : inbox.kinds[card.kind]}</h2>
              {contact?.name && <p>{inbox.kinds[card.kind]}</p>}
              {when && (
                <p>
                  <strong>{momentWords(de, when, today)}</strong>
                </p>
              )}
            </CardRow>
          ))}
        </CardList>
      )}
      {tasks.off.length > 0 && (
        <CardList label={words.off.list}>
          {tasks.off.map(({ requestKey, card, start }) => (
            <CardRow key={requestKey} href={addresses.task(quarterId, requestKey)}>
              <h2>{card ? inbox.kinds[card.kind] : words.calendarTitle}</h2>
              <p>{words.off.text(momentWords(de, start, today))}</p>
            </CardRow>
          ))}
        </CardList>
      )}
      {tasks.done.length > 0 && (
        <CardList label={words.standings.done}>
          {tasks.done.map(({ requestKey, card, done }) => (
            <CardRow key={requestKey}>
              <h2>{inbox.kinds[card.kind]}</h2>
              <p class="soft">
                {momentWords(de, localDateTimeAt(new Date(done.createdAt)), today)}
              </p>
            </CardRow>
          ))}
        </CardList>
      )}
    </>
  );
}
