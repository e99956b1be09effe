import type { Event } from '#domain/event.ts';
import { keyOf } from '#domain/ids.ts';
import type { LandHolidays } from '#domain/occurrence.ts';
import type { Place } from '#domain/place.ts';

/** For how long the browser may take to begin saving, in milliseconds. */
const SAVING_MS = 60_000;

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
  const address = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${keyOf(event._id).replace(/[^\w-]/g, '-')}.ics`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), SAVING_MS);
}
