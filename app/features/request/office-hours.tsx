import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { openingStatus } from '#domain/opening-status.ts';
import type { Quarter } from '#domain/quarter.ts';
import { useSchedules } from '../../hours/use-schedules.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { useNow } from '../../ui/use-now.ts';

/** When somebody is at the office: now, and in the week. */
export function OfficeHours({ quarter: { land, office } }: { quarter: Quarter }) {
  const { opening, request } = useTexts();
  const now = localDateTimeAt(useNow());
  const value = office.openingHours;
  const schedule = useSchedules(land, value ? [value] : [], dateOf(now)).get(value ?? '');
  if (!value) return <p>{request.hoursUnknown}</p>;
  if (!schedule) return null;
  if (!schedule.readable) return <p>{value}</p>;
  const status = openingStatus(schedule, now);
  return (
    <>
      {status.state !== 'unknown' && <p>{opening.status(status, now)}</p>}
      {schedule.phrases && <p>{opening.sentence(schedule.phrases)}</p>}
    </>
  );
}
