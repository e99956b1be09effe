import type { LocalDate } from '#domain/local-time.ts';
import { takesPlace } from '#domain/occurrence.ts';
import { whereIs } from '#domain/occurrence-place.ts';
import { type Duty, dutyHours, isOff } from '#domain/roster.ts';
import type { Shift } from '#domain/shift.ts';
import { dayHeading } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { rosterDe } from '../../texts/roster-de.ts';
import { Pill } from '../../ui/pill.tsx';
import type { Roster } from './use-roster.ts';

/** When a Treff is open: "15 bis 18 Uhr"; empty where nobody said. */
export function hoursWords({ from, to }: Pick<Shift, 'from' | 'to'>): string {
  if (from === undefined) return '';
  return to === undefined ? de.dates.time(from) : de.dates.timeRange(from, to);
}

/** Where a Treff is, once each. */
export function whereWords(
  { occurrences, placeId }: Duty,
  { eventsById, placesById }: Pick<Roster, 'eventsById' | 'placesById'>,
): string {
  const told = occurrences.flatMap((occurrence) => {
    const event = eventsById.get(occurrence.eventId);
    return event ? [whereIs(occurrence, event, placesById) ?? ''] : [];
  });
  const usual = placeId === undefined ? '' : (placesById.get(placeId)?.name ?? '');
  const words = [...new Set(told.filter(Boolean))];
  return words.length > 0 ? words.join('; ') : usual || rosterDe.noPlace;
}

/** What a Treff is called, once each. */
export function titleWords({ occurrences }: Duty): string {
  return [...new Set(occurrences.map(({ title }) => title))].join(', ');
}

/** Day, time, name and place of a duty, with what is unusual about it. */
export function DutyHead({
  duty,
  roster,
  today,
  own,
}: {
  duty: Duty;
  roster: Roster;
  today: LocalDate;
  /** One's own hours, where they are not the Treff's. */
  own?: Shift;
}) {
  const hours = hoursWords(own?.from === undefined ? dutyHours(duty) : own);
  const title = titleWords(duty);
  const notes = duty.occurrences.map(({ note }) => note).filter(Boolean);
  const isMoved = duty.occurrences.some((one) => one.state === 'moved' && takesPlace(one));
  return (
    <>
      <h3>{dayHeading(de, duty.date, today)}</h3>
      {(hours || title) && (
        <p>
          {hours && <strong>{hours}</strong>} {title}
        </p>
      )}
      <p class="soft">{whereWords(duty, roster)}</p>
      {isOff(duty) && <Pill tone="bad">{rosterDe.duty.off}</Pill>}
      {isMoved && <Pill tone="warn">{rosterDe.duty.moved}</Pill>}
      {duty.occurrences.length === 0 && <Pill tone="warn">{rosterDe.duty.notInCalendar}</Pill>}
      {notes.map((note) => (
        <p key={note} class="small">
          {note}
        </p>
      ))}
    </>
  );
}
