import { addDays, dateOf, type LocalDateTime, timeOf } from '#domain/local-time.ts';
import type { OpeningStatus } from '#domain/opening.ts';
import { spokenEnd } from '#domain/opening-days.ts';
import type { Asking } from '../../texts/asking-de.ts';
import type { Texts } from '../../texts/de.ts';

/** When the office reads, by the state of its hours; `undefined` where nobody knows them. */
export function readsWords(
  texts: Texts,
  { reads }: Pick<Asking, 'reads'>,
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
