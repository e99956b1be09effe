import { CalendarCheck, ChevronDown, ChevronUp, FileText, HandHelping, ListChecks } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
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

/** Which Treff and day this is, with the ways from here: to enter somebody, to who is here, to the day in
 *  numbers. On a phone those that enter nobody stand behind "Mehr": the names come first. */
export function DayLine({
  quarterId,
  where: { placeId = '', isFixed, place },
  here,
  at,
  children,
}: {
  quarterId: string;
  where: TreffPlace & { place?: Place };
  /** So many people are entered today. */
  here: number;
  /** What the screen shows: with another the ways behind "Mehr" are out of the way again. */
  at: string;
  /** The ways to enter somebody, in the same row. */
  children?: ComponentChildren;
}) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(false), [at]);
  const today = dateOf(localDateTimeAt(useNow()));
  const name = place?.name ?? treffDe.place.here;
  return (
    <>
      <p class="treff-day-line">
        <bdi>{treffDe.day.of(name, de.dates.day(today))}</bdi>
      </p>
      <div class={`treff-ways treff-day-ways ${isOpen ? 'treff-ways-open' : ''}`}>
        {children}
        <Button
          look="pill"
          class="treff-more"
          icon={isOpen ? ChevronUp : ChevronDown}
          expanded={isOpen}
          onPress={() => setOpen(!isOpen)}
        >
          {treffDe.day.more}
        </Button>
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
        <LinkButton look="pill" icon={HandHelping} href={addresses.lending(quarterId)}>
          {lockDe.treff.lending}
        </LinkButton>
        <LinkButton look="pill" icon={FileText} href={addresses.treffPaper(quarterId)}>
          {treffDe.paper.title}
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
