import { useMemo } from 'preact/hooks';
import { dateOf, type LocalDateTime } from '#domain/local-time.ts';
import type { Place } from '#domain/place.ts';
import { hoursOf } from '#domain/place-status.ts';
import type { Land } from '#domain/quarter.ts';
import { useSchedules } from '#hours/use-schedules.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { CardList } from '../../ui/card.tsx';
import { type Away, PlaceRow } from './place-row.tsx';
import { Still } from './still.tsx';
import { useGrowing } from './use-growing.ts';
import { useReturn } from './use-return.ts';
import { useStaggered } from './use-staggered.ts';

/** So many rows are drawn at a time: what a phone shows, within a frame or two of an old one. */
const PORTION = 5;

interface ListProps {
  quarterId: string;
  places: readonly Place[];
  land?: Land;
  now: LocalDateTime;
  /** How far each is from where "near" is measured; absent where that was not asked. */
  awayOf?: (place: Place) => Away | undefined;
  /** Another key is another list; going back to it finds the same row. */
  listKey: string;
}

/** A list of thousands, drawn portion by portion as somebody comes to its end. */
export function PlaceList({ quarterId, places, land, now, awayOf, listKey }: ListProps) {
  const texts = useTexts();
  const portions = useMemo(() => inPortions(places), [places]);
  const { list, leave, portionsBefore } = useReturn(listKey);
  const { shown, grow, end } = useGrowing(portions.length, listKey, portionsBefore);
  return (
    <div
      class="stack"
      role="presentation"
      ref={list}
      onClickCapture={(event) => leave(event.target, shown)}
    >
      <CardList label={texts.directory.title}>
        {portions.slice(0, shown).map((portion, index) => (
          <Still key={portion[0]?._id} inputs={[portion, land, now, awayOf, texts]}>
            {() => <Portion {...{ quarterId, places: portion, land, now, awayOf, index }} />}
          </Still>
        ))}
      </CardList>
      {shown < portions.length && (
        <div ref={end}>
          <Button onPress={grow}>{texts.common.more}</Button>
        </div>
      )}
    </div>
  );
}

type PortionProps = Omit<ListProps, 'listKey'> & { index: number };

function Portion({ quarterId, places, land, now, awayOf, index }: PortionProps) {
  const shownNow = useStaggered(now, index);
  const hours = useMemo(() => hoursOf(places), [places]);
  const schedules = useSchedules(land, hours, dateOf(shownNow));
  return (
    <>
      {places.map((place) => (
        <PlaceRow
          key={place._id}
          {...{ quarterId, place, schedules, now: shownNow, away: awayOf?.(place) }}
        />
      ))}
    </>
  );
}

function inPortions(places: readonly Place[]): Place[][] {
  return Array.from({ length: Math.ceil(places.length / PORTION) }, (_, index) =>
    places.slice(index * PORTION, (index + 1) * PORTION),
  );
}
