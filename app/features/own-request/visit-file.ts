import { keyOf } from '#domain/ids.ts';
import type { Request } from '#domain/request.ts';
import type { RequestStanding } from '#domain/request-state.ts';
import { saveFile } from '../../ui/file-saving.ts';

/** What was agreed, for the phone's own calendar. Neither the Türwort nor an address is in it:
 *  calendars are kept on servers of others. */
export async function saveVisitFile({
  request,
  accepted,
  title,
}: {
  request: Request;
  accepted: NonNullable<RequestStanding['accepted']>;
  title: string;
}): Promise<void> {
  const { visitFile } = await import('../../calendar/visit-file.ts');
  const uid = keyOf(accepted._id);
  const text = visitFile({ uid, start: accepted.when, title, madeAt: accepted.at });
  saveFile(`${keyOf(request._id)}.ics`, 'text/calendar;charset=utf-8', text);
}
