import type { LocalDate } from '#domain/local-time.ts';
import type { RequestWindow } from '#domain/request.ts';
import { dayWords } from './day-words.ts';
import { de } from './de.ts';
import { officeRequestsDe } from './office-requests-de.ts';
import { recurrenceDe } from './recurrence-de.ts';

const { times } = officeRequestsDe.request;

/** When it suits somebody, for those who work here: "Dienstag, 1. Dezember, vormittags". */
export function windowWords(when: RequestWindow | undefined, today: LocalDate): string {
  if (!when) return '';
  const day = when.day ? [dayWords(de, when.day, today)] : [];
  const days = (when.days ?? []).flatMap((one) => recurrenceDe.weekday[one - 1] ?? []);
  const parts = (when.partOfDay ?? []).map((part) => times[part]);
  return [...(when.soon ? [times.soon] : []), ...day, ...days, ...parts].join(', ');
}
