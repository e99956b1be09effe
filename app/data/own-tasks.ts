import { liveQuery, type Observable } from 'dexie';
import type { AnswerStanding } from '#domain/answer-standing.ts';
import { type Contact, contactId } from '#domain/contact.ts';
import { type LocalDateTime, localDateTimeAt } from '#domain/local-time.ts';
import type { RequestCard } from '#domain/request-card.ts';
import type { Response } from '#domain/response.ts';
import { readCalendarEntries } from './calendar-entries.ts';
import type { LocalDatabase } from './database.ts';
import { readSession } from './device.ts';
import { documentById } from './document-range.ts';
import { localDatabase } from './local-store.ts';
import { type CardView, readCardViews } from './open-cards.ts';

/** A task of the volunteer whose phone this is. */
export interface OwnTask {
  /** Names the task in addresses and commands. */
  requestKey: string;
  card: RequestCard;
  /** The agreed time, local. */
  when: LocalDateTime;
  /** Whom to visit; absent until home has released it. It leaves this device with the task. */
  contact?: Contact;
}

/** A task that was done from this phone. */
export interface DoneTask {
  requestKey: string;
  card: RequestCard;
  done: Response & { kind: 'done' };
}

/** A visit that this phone's calendar has, and that is no longer the volunteer's. */
export interface OffTask {
  requestKey: string;
  /** For when the calendar has it, local. */
  start: LocalDateTime;
  /** Absent where the card is gone. */
  card?: RequestCard;
}

export interface OwnTasks {
  /** The next comes first. */
  open: OwnTask[];
  /** The last comes first. */
  done: DoneTask[];
  /** The next comes first. */
  off: OffTask[];
}

/** The own tasks, now and after every change. */
export function observeOwnTasks(quarter: string): Observable<OwnTasks> {
  return liveQuery(async () => readOwnTasks(localDatabase(), quarter, new Date()));
}

/** The same, once. */
export async function readOwnTasks(
  database: LocalDatabase,
  quarter: string,
  now: Date,
): Promise<OwnTasks> {
  const me = (await readSession(database)).personId;
  const tasks: OwnTasks = { open: [], done: [], off: [] };
  if (me === undefined) return tasks;
  const views = await readCardViews(database, quarter);
  const entries = await readCalendarEntries(database, quarter, localDateTimeAt(now));
  tasks.off = [...entries].flatMap(([requestKey, { start }]): OffTask[] => {
    const view = views.find(({ card }) => card.requestId === requestKey);
    return isOff(view?.standing) ? [{ requestKey, start, ...(view && { card: view.card }) }] : [];
  });
  for (const { card, answer, standing } of views) {
    const requestKey = card.requestId;
    if (standing === 'done' && answer?.kind === 'done') {
      tasks.done.push({ requestKey, card, done: answer });
    }
    if (standing !== 'mine') continue;
    const contact = await documentById<Contact>(database, quarter, contactId(me, requestKey));
    const when = (await agreedTime(database, quarter, { card, answer })) ?? contact?.when ?? '';
    tasks.open.push({ requestKey, card, when, ...(contact && { contact }) });
  }
  tasks.open.sort((a, b) => (a.when < b.when ? -1 : 1));
  tasks.off.sort((a, b) => (a.start < b.start ? -1 : 1));
  tasks.done.sort((a, b) => (a.done.createdAt < b.done.createdAt ? 1 : -1));
  return tasks;
}

/** Whether a visit by a volunteer's standing is none of theirs; while a new yes waits, nobody knows. */
export function isOff(standing: AnswerStanding | undefined): boolean {
  return standing !== 'mine' && standing !== 'done' && standing !== 'waiting';
}

/** The time for which a volunteer said yes last to what is theirs: home may not know of it yet. */
export async function agreedTime(
  database: LocalDatabase,
  quarter: string,
  { card, answer }: Pick<CardView, 'card' | 'answer'>,
): Promise<LocalDateTime | undefined> {
  if (answer?.kind === 'yes') return answer.at;
  const taking = await documentById<Response>(database, quarter, card.takenBy ?? '');
  return taking?.kind === 'yes' ? taking.at : undefined;
}
