import { dateOf, type LocalDateTime } from '#domain/local-time.ts';
import type { Schedule } from '#domain/opening.ts';
import { daysOf } from '#domain/opening-days.ts';
import { dayHeading } from '../../texts/day-words.ts';
import { useTexts } from '../../texts/use-texts.ts';
import type { PlaceDetails } from './use-place.ts';

const WEEK = 7;

/** The hours as sentences and as the next seven days; as written where nobody can read them. */
export function PlaceHours({ details, now }: { details: PlaceDetails; now: LocalDateTime }) {
  const texts = useTexts();
  const { place, schedules, status } = details;
  const { openingHours, seniorsHours } = place;
  if (!openingHours && !seniorsHours && !place.exceptions?.length) return null;
  if (status.state === 'closedForGood') return null;
  const schedule = schedules.get(openingHours ?? '');
  const seniors = schedules.get(seniorsHours ?? '');
  return (
    <section class="stack place-part">
      <h2>{texts.place.hours}</h2>
      {openingHours && <HoursText value={openingHours} schedule={schedule} />}
      {seniorsHours && <SeniorsHours value={seniorsHours} schedule={seniors} />}
      {status.state !== 'outdated' && <Week details={details} schedule={schedule} now={now} />}
    </section>
  );
}

function HoursText({ value, schedule }: { value: string; schedule?: Schedule }) {
  const { opening } = useTexts();
  if (!schedule) return null;
  if (!schedule.readable) {
    return (
      <>
        <p>
          <bdi>{value}</bdi>
        </p>
        <p class="soft">{opening.asWritten}</p>
      </>
    );
  }
  return schedule.phrases ? <p>{opening.sentence(schedule.phrases)}</p> : null;
}

function SeniorsHours({ value, schedule }: { value: string; schedule?: Schedule }) {
  const { opening, place } = useTexts();
  if (schedule?.readable && schedule.phrases) return <p>{opening.seniors(schedule.phrases)}</p>;
  return (
    <p>
      {place.seniorsHours}: <bdi>{value}</bdi>
    </p>
  );
}

function Week({
  details: { place },
  schedule,
  now,
}: {
  details: PlaceDetails;
  schedule?: Schedule;
  now: LocalDateTime;
}) {
  const texts = useTexts();
  const today = dateOf(now);
  const days = daysOf(schedule, place.exceptions, today, WEEK);
  if (!days.some((day) => day.known)) return null;
  return (
    <>
      <h3>{texts.place.week}</h3>
      <dl class="card place-week">
        {days.map((day) => (
          <div key={day.date} class={day.exception ? 'place-week-exception' : ''}>
            <dt>{dayHeading(texts, day.date, today)}</dt>
            <dd>{texts.opening.day(day)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
