import { liveQuery, type Observable } from 'dexie';
import type { Contact } from '#domain/contact.ts';
import { contactId, isShown } from '#domain/contact.ts';
import type { LocalDateTime } from '#domain/local-time.ts';
import type { LocalDatabase } from './database.ts';
import { readSession } from './device.ts';
import { documentById } from './document-range.ts';
import { localDatabase } from './local-store.ts';
import { type CardView, readCardViews } from './open-cards.ts';
import { agreedTime } from './own-tasks.ts';

/** One card on a volunteer's phone, with whom to visit where it is theirs. */
export interface TaskView extends CardView {
  contact?: Contact;
  /** For when a task of their own was agreed, by what they said last. */
  when?: LocalDateTime;
}

/** The card of a request, now and after every change; `undefined` where it is not here. A contact
 *  whose time is over is not shown, whether or not it has left the device: by this device's own clock,
 *  since hiding destroys nothing. */
export function observeTask(quarter: string, requestKey: string): Observable<TaskView | undefined> {
  return liveQuery(async () => readTask(localDatabase(), quarter, requestKey, new Date()));
}

/** The same, once. */
export async function readTask(
  database: LocalDatabase,
  quarter: string,
  requestKey: string,
  now: Date,
): Promise<TaskView | undefined> {
  const views = await readCardViews(database, quarter, now);
  const view = views.find(({ card }) => card.requestId === requestKey);
  if (view?.standing !== 'mine') return view;
  const me = (await readSession(database)).personId ?? '';
  const contact = await documentById<Contact>(database, quarter, contactId(me, requestKey));
  const when = (await agreedTime(database, quarter, view)) ?? contact?.when;
  return { ...view, when, ...(contact && isShown(contact, now) && { contact }) };
}
