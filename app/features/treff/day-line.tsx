import { CalendarCheck, ListChecks } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { Place } from '#domain/place.ts';
import { sessionId } from '#domain/session.ts';
import { chooseTreffPlace, type TreffPlace } from '../../data/treff-place.ts';
import { observeRecent } from '../../data/treff-recent.ts';
import { de } from '../../texts/de.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';

/** Which Treff and day this is, with the ways to who is here and to the day in numbers. */
export function DayLine({
  quarterId,
  where: { placeId = '', isFixed, place },
}: {
  quarterId: string;
  where: TreffPlace & { place?: Place };
}) {
  const today = dateOf(localDateTimeAt(useNow()));
  const lately = useLive(() => observeRecent(quarterId, () => new Date()), [quarterId, today]);
  const name = place?.name ?? treffDe.place.here;
  return (
    <>
      <p>
        <bdi>{treffDe.day.of(name, de.dates.day(today))}</bdi>
      </p>
      <div class="row">
        <LinkButton look="pill" icon={ListChecks} href={addresses.treffToday(quarterId)}>
          {treffDe.today.link(lately?.here.size ?? 0)}
        </LinkButton>
        <LinkButton
          look="pill"
          icon={CalendarCheck}
          href={addresses.treffDay(quarterId, sessionId(placeId, today))}
        >
          {treffDe.day.link}
        </LinkButton>
        {!isFixed && (
          <Button look="pill" onPress={() => void chooseTreffPlace(quarterId, undefined)}>
            {treffDe.place.change}
          </Button>
        )}
      </div>
    </>
  );
}
