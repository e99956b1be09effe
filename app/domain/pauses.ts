import type { Event } from './event.ts';
import type { LocalDate } from './local-time.ts';
import type { LandHolidays } from './occurrence.ts';

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

function isInSchoolHolidays(date: LocalDate, holidays: LandHolidays): boolean {
  return holidays.school.some(({ from, to }) => from <= date && date <= to);
}

function isPublicHoliday(date: LocalDate, holidays: LandHolidays): boolean {
  return holidays.public.some((holiday) => holiday.date === date);
}
