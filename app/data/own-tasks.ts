import { liveQuery, type Observable } from 'dexie';
import { type Contact, contactId } from '#domain/contact.ts';
import type { LocalDateTime } from '#domain/local-time.ts';
import type { RequestCard } from '#domain/request-card.ts';
import type { Response } from '#domain/response.ts';
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

export interface OwnTasks {
  /** The next comes first. */
  open: OwnTask[];
  /** The last comes first. */
  done: DoneTask[];
}

/** The own tasks, now and after every change. */
export function observeOwnTasks(quarter: string): Observable<OwnTasks> {
  return liveQuery(async () => readOwnTasks(localDatabase(), quarter));
}

/** The same, once. */
export async function readOwnTasks(database: LocalDatabase, quarter: string): Promise<OwnTasks> {
  const me = (await readSession(database)).personId;
  const tasks: OwnTasks = { open: [], done: [] };
  if (me === undefined) return tasks;
  for (const { card, answer, standing } of await readCardViews(database, quarter)) {
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
  tasks.done.sort((a, b) => (a.done.createdAt < b.done.createdAt ? 1 : -1));
  return tasks;
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
