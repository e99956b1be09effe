import type { LocalDate } from '#domain/local-time.ts';
import type { RequestWindow } from '#domain/request.ts';
import type { Asking } from './asking-de.ts';
import { dayWords } from './day-words.ts';
import type { Texts } from './de.ts';
import { recurrenceOf } from './recurrence-texts.ts';

/** When it suits whoever asked, to themselves; whatever was said, also by the office for them. */
export function whenWords(
  texts: Texts,
  { choices }: Asking,
  { soon, day, days = [], partOfDay = [] }: RequestWindow,
  today: LocalDate,
): string {
  const weekdays = days.flatMap((one) => recurrenceOf(texts).weekday[one - 1] ?? []);
  return [
    ...(soon ? [choices.soon] : []),
    ...(day ? [dayWords(texts, day, today)] : []),
    ...weekdays,
    ...partOfDay.map((part) => choices[part]),
  ].join(', ');
}
