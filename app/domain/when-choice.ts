import type { LocalDate } from './local-time.ts';
import type { RequestWindow } from './request.ts';

/** What is offered to whoever asks when it suits them. */
export const WHEN_CHOICES = ['soon', 'morning', 'afternoon', 'day'] as const;
export type WhenChoice = (typeof WHEN_CHOICES)[number];

/** Which of the choices a window is; `kept` where it says more than one of them can ("Dienstag,
 *  vormittags", as the office wrote it), nothing where it says nothing. */
export function whenChoiceIn(when: RequestWindow = {}): WhenChoice | 'kept' | undefined {
  const { soon, day, days = [], partOfDay = [] } = when;
  if (!soon && !day && days.length === 0 && partOfDay.length === 0) return undefined;
  const [part] = partOfDay;
  if (days.length > 0 || partOfDay.length > 1) return 'kept';
  if (part) return !soon && !day && (part === 'morning' || part === 'afternoon') ? part : 'kept';
  if (soon && day) return 'kept';
  return day ? 'day' : 'soon';
}

/** The window of a choice; without a day "on a certain day" gives none. */
export function windowOfChoice(choice: WhenChoice, day?: LocalDate): RequestWindow | undefined {
  if (choice === 'soon') return { soon: true };
  if (choice === 'day') return day === undefined ? undefined : { day };
  return { partOfDay: [choice] };
}

/** A window of a single day or of weekdays, at certain times of day; of nothing at all it is "soon". */
export function windowOf({ day, days = [], partOfDay = [] }: RequestWindow): RequestWindow {
  const isAny = !day && days.length === 0 && partOfDay.length === 0;
  return {
    ...(isAny ? { soon: true } : {}),
    // Whoever names a day names no weekdays.
    ...(day ? { day } : days.length > 0 ? { days: [...days].sort() } : {}),
    ...(partOfDay.length > 0 ? { partOfDay } : {}),
  };
}
