import { addresses } from '#domain/addresses.ts';
import { dateOf, type LocalDateTime } from '#domain/local-time.ts';
import { isWhole } from '#domain/sync-status.ts';
import { syncStatus } from '../../sync/status.ts';
import { dayHeading } from '../../texts/day-words.ts';
import type { Texts } from '../../texts/de.ts';
import { entryRow } from '../../texts/entry-row.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { AgendaRow } from '../../ui/agenda-row.tsx';
import { CardList, CardRow } from '../../ui/card.tsx';
import { useCurrent } from '../../ui/use-live.ts';
import type { Home } from './use-home.ts';
import type { HomeAgenda } from './use-home-agenda.ts';

/** What is on today; where nothing is, the next thing. */
export function TodayCard({
  quarterId,
  home: { agenda, entries, placesById },
  now,
}: {
  quarterId: string;
  home: Home;
  now: LocalDateTime;
}) {
  const texts = useTexts();
  const status = useCurrent(syncStatus);
  const more = agenda.entries.length - entries.length;
  return (
    <CardList label={texts.dates.today}>
      {agenda.entries.length === 0 && (
        <CardRow>
          <p>{nothingWords(texts, agenda, isWhole(status))}</p>
          {agenda.next && (
            <p class="soft">
              {texts.home.next}: {dayHeading(texts, agenda.next.day, dateOf(now))}
            </p>
          )}
        </CardRow>
      )}
      {entries.map((entry) => (
        <AgendaRow
          key={entry.occurrence.eventId + entry.occurrence.recurrenceId}
          href={addresses.event(quarterId, entry.occurrence.eventId)}
          level={2}
          {...entryRow(texts, entry, now, placesById)}
        />
      ))}
      {more > 0 && (
        <CardRow href={`${addresses.events(quarterId)}?view=day`}>
          <strong>{texts.home.moreToday(more)}</strong>
        </CardRow>
      )}
    </CardList>
  );
}

/** Nobody can say that nothing is on before everything has arrived. */
function nothingWords({ home, events }: Texts, agenda: HomeAgenda, hasAll: boolean): string {
  if (agenda.somethingWasToday) return home.nothingMoreToday;
  return hasAll || agenda.next ? home.nothingToday : events.notArrived;
}

/** Keeps the room that today will take, so that the four ways stay where they are. */
export function TodayIsComing() {
  const texts = useTexts();
  return (
    <div class="card home-today-coming">
      <p class="soft">{texts.common.loading}</p>
    </div>
  );
}
