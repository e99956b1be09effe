import { keyOf } from '#domain/ids.ts';
import { type LocalDateTime, localDateTimeAt } from '#domain/local-time.ts';
import type { Request } from '#domain/request.ts';
import type { RequestStanding } from '#domain/request-state.ts';
import { type CalendarEntry, keepCalendarEntry } from '../../data/calendar-entries.ts';
import { saveFile } from '../../ui/file-saving.ts';

/** What was agreed, for the phone's own calendar. Neither the Türwort nor an address is in it:
 *  calendars are kept on servers of others. */
export async function saveVisitFile(
  quarterId: string,
  {
    request,
    accepted,
    title,
  }: {
    request: Request;
    accepted: NonNullable<RequestStanding['accepted']>;
    title: string;
  },
): Promise<void> {
  const { visitFile } = await import('../../calendar/visit-file.ts');
  const { when: start, at } = accepted;
  const visit = await entered(quarterId, request, { start, madeAt: at });
  saveCalendar(request, visitFile({ ...visit, title }));
}

/** That it is off, for a calendar that has it for this `start`. */
export async function saveVisitOffFile(
  quarterId: string,
  { request, start, title }: { request: Request; start: LocalDateTime; title: string },
): Promise<void> {
  const { visitOffFile } = await import('../../calendar/visit-file.ts');
  const madeAt = new Date().toISOString();
  const visit = await entered(quarterId, request, { start, madeAt });
  saveCalendar(request, visitOffFile({ ...visit, title }));
}

async function entered(quarterId: string, { _id }: Request, entry: CalendarEntry) {
  const now = localDateTimeAt(new Date());
  const madeAt = await keepCalendarEntry(quarterId, keyOf(_id), entry, now);
  return { requestId: _id, start: entry.start, madeAt };
}

function saveCalendar({ _id }: Request, text: string): void {
  saveFile(`${keyOf(_id)}.ics`, 'text/calendar;charset=utf-8', text);
}
