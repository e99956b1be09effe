import { type LocalDate, weekdayOf } from './local-time.ts';
import type { RequestKind, RequestWindow } from './request.ts';
import type { RequestCard } from './request-card.ts';

/** What a volunteer looks for among the open cards. */
export interface CardFilters {
  /** BCP 47; a card without one suits everybody. */
  language?: string;
  kind?: RequestKind;
  /** A day on which the volunteer has time. */
  day?: LocalDate;
}

/** Whether a card suits what is looked for. */
export function suits(
  card: Pick<RequestCard, 'language' | 'kind' | 'when'>,
  { language, kind, day }: CardFilters,
): boolean {
  if (kind !== undefined && card.kind !== kind) return false;
  if (language !== undefined && card.language !== undefined && card.language !== language) {
    return false;
  }
  return day === undefined || isPossibleOn(card.when, day);
}

/** Whether a wish for a time leaves a day open. Without a day it leaves them all. */
export function isPossibleOn(when: RequestWindow | undefined, day: LocalDate): boolean {
  if (when?.day !== undefined) return when.day === day;
  return when?.days === undefined || when.days.length === 0 || when.days.includes(weekdayOf(day));
}
