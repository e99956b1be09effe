import {
  addDays,
  dateOf,
  type LocalDateTime,
  localDateTimeAt,
  timeOf,
} from '#domain/local-time.ts';
import type { OpeningStatus } from '#domain/opening.ts';
import { spokenEnd } from '#domain/opening-days.ts';
import { openingStatus } from '#domain/opening-status.ts';
import type { Quarter } from '#domain/quarter.ts';
import { useSchedules } from '../../hours/use-schedules.ts';
import type { Asking } from '../../texts/asking-de.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import type { Texts } from '../../texts/de.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { useNow } from '../../ui/use-now.ts';

/** When the office reads what is sent: now, or from when on. Nobody shall wait for it in vain. */
export function OfficeReads({ quarter: { land, office } }: { quarter: Quarter }) {
  const texts = useTexts();
  const asking = useAsking();
  const now = localDateTimeAt(useNow());
  const value = office.openingHours;
  const schedule = useSchedules(land, value ? [value] : [], dateOf(now)).get(value ?? '');
  if (value && !schedule) return null;
  return <p>{readsWords(texts, asking, schedule && openingStatus(schedule, now), now)}</p>;
}

/** The sentence for a state of the office's hours; `undefined` where nobody knows them. */
export function readsWords(
  texts: Texts,
  { reads }: Asking,
  status: OpeningStatus | undefined,
  now: LocalDateTime,
): string {
  if (status?.state === 'open' || status?.state === 'closesSoon') {
    if (!status.until) return reads.always;
    return reads.until(texts.dates.time(spokenEnd(status.until).time));
  }
  if (status?.state !== 'closed' || !status.opensAt) return reads.unknown;
  return reads.again(fromWhen(texts, status.opensAt, now));
}

function fromWhen({ shell, dates }: Texts, opensAt: LocalDateTime, now: LocalDateTime): string {
  const { opensToday, opensTomorrow, opensOn } = shell.officeHours;
  const day = dateOf(opensAt);
  const time = dates.time(timeOf(opensAt));
  if (day === dateOf(now)) return opensToday(time);
  if (day === addDays(dateOf(now), 1)) return opensTomorrow(time);
  const isThisWeek = day < addDays(dateOf(now), 7);
  return opensOn(isThisWeek ? dates.weekday(day) : dates.day(day), time);
}
