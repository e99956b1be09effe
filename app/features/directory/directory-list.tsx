import { useCallback } from 'preact/hooks';
import type { LocalDateTime } from '#domain/local-time.ts';
import { metresAway } from '#domain/near-points.ts';
import type { Place } from '#domain/place.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type DirectoryQuery, directorySearch } from './directory-query.ts';
import { NothingFound } from './nothing-found.tsx';
import { PlaceList } from './place-list.tsx';
import type { Away } from './place-row.tsx';
import { RelatedEvents } from './related-events.tsx';
import { ResultCount } from './result-count.tsx';
import type { Directory } from './use-directory.ts';
import type { DirectoryAnswer } from './use-directory-results.ts';

interface ListProps {
  quarterId: string;
  directory: Directory;
  query: DirectoryQuery;
  answer: DirectoryAnswer;
  now: LocalDateTime;
  /** What "near" is measured from. */
  nearWhat?: string;
  /** Whether nothing is asked yet. */
  isStart: boolean;
  onWiden: () => void;
}

/** The places that fit, how many there are, and events that fit too. */
export function DirectoryList(props: ListProps) {
  const { directory } = useTexts();
  const { quarterId, answer, isStart, now } = props;
  const { places, found } = answer;
  const events = found && (
    <RelatedEvents {...{ quarterId, directory: props.directory, found, now }} />
  );
  const eventsFirst = found?.[0]?.startsWith('event:');
  const count = places?.length ? directory.count(places.length) : '';
  return (
    <div class="stack place-list" aria-busy={answer.isBehind}>
      {eventsFirst && events}
      {isStart ? <h2>{directory.allPlaces}</h2> : count && <ResultCount words={count} />}
      <Places {...props} />
      {!eventsFirst && events}
    </div>
  );
}

function Places({
  quarterId,
  directory,
  query,
  answer,
  now,
  nearWhat,
  isStart,
  onWiden,
}: ListProps) {
  const texts = useTexts();
  const { near, quarter } = directory;
  const { places, unknownHours, withoutFilters } = answer;
  const measured = query.near ? near : undefined;
  const awayOf = useCallback(
    (place: Place): Away | undefined => {
      const metres = measured && metresAway(place, measured);
      return metres === undefined ? undefined : { metres, where: nearWhat ?? '' };
    },
    [measured, nearWhat],
  );
  if (!places) return <p class="soft">{texts.common.loading}</p>;
  if (places.length === 0 && isStart) return <EmptyState title={texts.directory.empty} />;
  if (places.length === 0) {
    const widen =
      withoutFilters === undefined ? undefined : { count: withoutFilters, onPress: onWiden };
    return <NothingFound quarter={quarter} widen={widen} />;
  }
  return (
    <>
      <PlaceList
        {...{ quarterId, places, now }}
        land={quarter?.land}
        awayOf={awayOf}
        listKey={`${quarterId}${directorySearch({ ...query, text: answer.text })}`}
      />
      {unknownHours > 0 && <p class="soft">{texts.directory.unknownHours(unknownHours)}</p>}
    </>
  );
}
