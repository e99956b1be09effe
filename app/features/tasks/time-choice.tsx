import { useState } from 'preact/hooks';
import { isPossibleOn } from '#domain/card-filters.ts';
import {
  dateOf,
  type LocalDate,
  type LocalDateTime,
  localDateTimeAt,
  timeOf,
} from '#domain/local-time.ts';
import type { RequestCard } from '#domain/request-card.ts';
import { offeredDays } from '#domain/request-draft.ts';
import { dayOption } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { useNow } from '../../ui/use-now.ts';

const words = officeRequestsDe.tasks;
/** Half hours from eight to eight. */
const TIMES = Array.from({ length: 25 }, (_, index) => {
  const minutes = 8 * 60 + index * 30;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${minutes % 60 ? '30' : '00'}`;
});
/** What is offered first, by the time of day that suits the person. */
const FIRST = { morning: '10:00', noon: '12:00', afternoon: '15:00', evening: '18:00' };

/** A day and a time for a visit, as they are chosen. */
export interface TimeChoice {
  today: LocalDate;
  days: readonly LocalDate[];
  day: LocalDate;
  time: string;
  isPast: boolean;
  setDay: (day: LocalDate) => void;
  setTime: (time: string) => void;
  /** Gives it on where it is not over already; otherwise the fields say so. */
  take: (give: (at: LocalDateTime) => void) => void;
}

/** Choosing when to come: what suits the person first, or the time that was agreed. */
export function useTimeChoice(
  card: RequestCard,
  today: LocalDate,
  agreed?: LocalDateTime,
): TimeChoice {
  const days = possibleDays(card, today);
  const isKnown = agreed !== undefined && TIMES.includes(timeOf(agreed));
  const [time, setTime] = useState(
    isKnown ? timeOf(agreed) : FIRST[card.when?.partOfDay?.[0] ?? 'morning'],
  );
  const now = localDateTimeAt(useNow());
  // At noon nobody can still come today at ten.
  const next = days.find((one) => `${one}T${time}` > now) ?? today;
  const isOffered = agreed !== undefined && agreed > now && days.includes(dateOf(agreed));
  const [day, setDay] = useState(isOffered ? dateOf(agreed) : next);
  const [isPast, setPast] = useState(false);
  const take = (give: (at: LocalDateTime) => void) => {
    const at = `${day}T${time}`;
    setPast(at <= now);
    if (at > now) give(at);
  };
  return { today, days, day, time, isPast, setDay, setTime, take };
}

/** The fields of it. */
export function TimeFields({ today, days, day, time, isPast, setDay, setTime }: TimeChoice) {
  return (
    <>
      <SelectField
        label={words.day2}
        options={days.map((value) => ({ value, label: dayOption(de, value, today) }))}
        value={day}
        onChange={setDay}
      />
      <SelectField
        label={words.time}
        options={TIMES.map((value) => ({ value, label: de.dates.time(value) }))}
        value={time}
        onChange={setTime}
      />
      {isPast && (
        <p class="tone-bad" role="alert">
          {words.timePast}
        </p>
      )}
    </>
  );
}

/** The days that suit the person first; where none of them is near, all. */
function possibleDays({ when }: RequestCard, today: LocalDate): LocalDate[] {
  const near = [today, ...offeredDays(today)];
  const possible = near.filter((day) => isPossibleOn(when, day));
  return possible.length > 0 ? possible : near;
}
