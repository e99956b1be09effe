import { addDays, isLocalDate, type LocalDate, mondayOf } from './local-time.ts';

/** How much of the calendar is looked at. */
export const CALENDAR_SPANS = ['day', 'week', 'month'] as const;
/** A day, the week from its Monday, or a month of the calendar. */
export type CalendarSpan = (typeof CALENDAR_SPANS)[number];

/** The part of the calendar on screen, as its address names it. */
export interface CalendarView {
  span: CalendarSpan;
  /** Any day in it. */
  date: LocalDate;
}

/** The view that the address asks for; what it does not say, or says wrongly, is today's week. */
export function calendarViewFrom(query: Record<string, string>, today: LocalDate): CalendarView {
  const span = CALENDAR_SPANS.find((name) => name === query.view) ?? 'week';
  const date = query.date !== undefined && isLocalDate(query.date) ? query.date : today;
  return { span, date };
}

/** The days of a view, `until` exclusive. */
export function daysOfView({ span, date }: CalendarView): { from: LocalDate; until: LocalDate } {
  if (span === 'day') return { from: date, until: addDays(date, 1) };
  if (span === 'week') return { from: mondayOf(date), until: addDays(mondayOf(date), 7) };
  return { from: firstOfMonth(date, 0), until: firstOfMonth(date, 1) };
}

/** The view before (`-1`) or after (`1`), named by its first day. */
export function neighbourView(view: CalendarView, step: -1 | 1): CalendarView {
  const { from, until } = daysOfView(view);
  if (step === 1) return { span: view.span, date: until };
  return { span: view.span, date: daysOfView({ span: view.span, date: addDays(from, -1) }).from };
}

function firstOfMonth(date: LocalDate, later: number): LocalDate {
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + later;
  const year = String(Math.floor(months / 12)).padStart(4, '0');
  return `${year}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}
