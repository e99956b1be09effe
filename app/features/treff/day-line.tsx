import { CalendarCheck, HandHelping, ListChecks } from 'lucide';
import type { ComponentChildren } from 'preact';
import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { Place } from '#domain/place.ts';
import { sessionId } from '#domain/session.ts';
import { chooseTreffPlace, type TreffPlace } from '../../data/treff-place.ts';
import { de } from '../../texts/de.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { useNow } from '../../ui/use-now.ts';

/** Which Treff and day this is, with the ways from here: to who is here, to the day in numbers. */
export function DayLine({
  quarterId,
  where: { placeId = '', isFixed, place },
  here,
  children,
}: {
  quarterId: string;
  where: TreffPlace & { place?: Place };
  /** So many people are entered today. */
  here: number;
  /** Further ways, in the same row. */
  children?: ComponentChildren;
}) {
  const today = dateOf(localDateTimeAt(useNow()));
  const name = place?.name ?? treffDe.place.here;
  return (
    <>
      <p>
        <bdi>{treffDe.day.of(name, de.dates.day(today))}</bdi>
      </p>
      <div class="treff-ways">
        <LinkButton look="pill" icon={ListChecks} href={addresses.treffToday(quarterId)}>
          {treffDe.today.link(here)}
        </LinkButton>
        <LinkButton
          look="pill"
          icon={CalendarCheck}
          href={addresses.treffDay(quarterId, sessionId(placeId, today))}
        >
          {treffDe.day.link}
        </LinkButton>
        {children}
        <LinkButton look="pill" icon={HandHelping} href={addresses.lending(quarterId)}>
          {lockDe.treff.lending}
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
