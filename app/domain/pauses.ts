import type { Event } from './event.ts';
import type { LocalDate } from './local-time.ts';
import type { LandHolidays } from './occurrence.ts';

/** Whether a day lies in the school holidays of the Land. */
export function isInSchoolHolidays(date: LocalDate, holidays: LandHolidays): boolean {
  return holidays.school.some(({ from, to }) => from <= date && date <= to);
}

/** Whether a day is a public holiday of the Land. */
export function isPublicHoliday(date: LocalDate, holidays: LandHolidays): boolean {
  return holidays.public.some((holiday) => holiday.date === date);
}

/** Whether an event's rule pauses on a day. Dates that somebody named one by one do not pause. */
export function pausesOn(
  event: Pick<Event, 'notInSchoolHolidays' | 'notOnPublicHolidays'>,
  date: LocalDate,
  holidays: LandHolidays | undefined,
): boolean {
  if (!holidays) return false;
  return Boolean(
    (event.notInSchoolHolidays && isInSchoolHolidays(date, holidays)) ||
      (event.notOnPublicHolidays && isPublicHoliday(date, holidays)),
  );
}
