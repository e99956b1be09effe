import type { Event } from '#domain/event.ts';
import { keyOf } from '#domain/ids.ts';
import type { LandHolidays } from '#domain/occurrence.ts';
import type { Place } from '#domain/place.ts';
import { saveFile } from '../../ui/file-saving.ts';

/**
 * Hands the event to the browser as a calendar file, with all its dates. The maker of calendars is
 * loaded now; it is on the device, so this works without a network.
 */
export async function saveCalendarFile(
  event: Event,
  around: {
    placesById: ReadonlyMap<string, Place>;
    holidays: LandHolidays | undefined;
    /** The address of the event's page. */
    url: string;
  },
): Promise<void> {
  const { eventFile } = await import('../../calendar/calendar.ts');
  const text = eventFile(event, { ...around, urlOf: () => around.url });
  const name = `${keyOf(event._id).replace(/[^\w-]/g, '-')}.ics`;
  saveFile(name, 'text/calendar;charset=utf-8', text);
}
