import { type LocalDateTime, localDateTimeAt } from '#domain/local-time.ts';
import { keepCalendarEntry } from '../../data/calendar-entries.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { saveFile } from '../../ui/file-saving.ts';

const words = officeRequestsDe.tasks;

/** A calendar file without name or address: calendars are kept on servers of others. */
export async function saveVisit(
  quarterId: string,
  requestKey: string,
  start: LocalDateTime,
): Promise<void> {
  const { visitFile } = await import('../../calendar/visit-file.ts');
  const visit = await entered(quarterId, requestKey, start);
  saveCalendar(requestKey, visitFile({ ...visit, title: words.calendarTitle }));
}

/** That it is off, for a calendar that has it for this `start`. */
export async function saveVisitOff(
  quarterId: string,
  requestKey: string,
  start: LocalDateTime,
): Promise<void> {
  const { visitOffFile } = await import('../../calendar/visit-file.ts');
  const visit = await entered(quarterId, requestKey, start);
  saveCalendar(requestKey, visitOffFile({ ...visit, title: words.off.fileTitle }));
}

async function entered(quarterId: string, requestKey: string, start: LocalDateTime) {
  const present = new Date();
  const entry = { start, madeAt: present.toISOString() };
  const now = localDateTimeAt(present);
  const madeAt = await keepCalendarEntry(quarterId, requestKey, entry, now);
  return { requestId: requestKey, start, madeAt };
}

function saveCalendar(requestKey: string, text: string): void {
  saveFile(`${requestKey}.ics`, 'text/calendar;charset=utf-8', text);
}
