import { liveQuery, type Observable } from 'dexie';
import { type AnswerStanding, answerStanding } from '#domain/answer-standing.ts';
import { type CardFilters, suits } from '#domain/card-filters.ts';
import type { Contact } from '#domain/contact.ts';
import { keyOf } from '#domain/ids.ts';
import { MOST_OPEN_TASKS } from '#domain/quarter-defaults.ts';
import type { RequestCard } from '#domain/request-card.ts';
import type { Response } from '#domain/response.ts';
import type { LocalDatabase } from './database.ts';
import { readSession } from './device.ts';
import { documentById, documentsBeginning, documentsOfType } from './document-range.ts';
import { localDatabase } from './local-store.ts';

/** A card as a volunteer's own phone shows it. */
export interface CardView {
  card: RequestCard;
  /** The own last answer. */
  answer?: Response;
  standing: AnswerStanding;
  /** What the person answered to the own question. */
  answered?: string;
  /** Whether the office asked this volunteer before others. */
  isInvited: boolean;
}

/** The cards that wait for a volunteer, and those whose answer by this one is not told yet; who was
 *  invited sees theirs first, then the oldest come first. Now and after every change. */
export function observeOpenCards(quarter: string, filters: CardFilters): Observable<CardView[]> {
  return liveQuery(async () => readOpenCards(localDatabase(), quarter, filters, new Date()));
}

/** The same, once. Empty where the device is no volunteer's own. Without `now` no yes is over. */
export async function readOpenCards(
  database: LocalDatabase,
  quarter: string,
  filters: CardFilters,
  now?: Date,
): Promise<CardView[]> {
  const all = await readCardViews(database, quarter, now);
  return all
    .filter(({ card, standing }) => isShown(card, standing) && suits(card, filters))
    .sort(
      (a, b) =>
        Number(b.isInvited) - Number(a.isInvited) || (sinceOf(a.card) < sinceOf(b.card) ? -1 : 1),
    );
}

/** Every card with this volunteer's answer to it. */
export async function readCardViews(
  database: LocalDatabase,
  quarter: string,
  now?: Date,
): Promise<CardView[]> {
  const me = (await readSession(database)).personId;
  if (me === undefined) return [];
  const cards = await documentsOfType<RequestCard>(database, quarter, 'requestCard');
  const answers = latestByRequest(
    await documentsOfType<Response>(database, quarter, 'response'),
    me,
  );
  const contacts = await documentsBeginning<Contact>(database, quarter, `${me}:contact:`);
  const answered = new Map(contacts.map((contact) => [contact.requestId, contact.answer]));
  const most = await mostOpenTasks(database, quarter);
  const views = (openTasks: number) =>
    cards.map((card): CardView => {
      const answer = answers.get(card.requestId);
      const standing = answerStanding(card, answer, { openTasks, most, now });
      const isInvited = card.invited?.includes(me) ?? false;
      return { card, answer, standing, answered: answered.get(card.requestId), isInvited };
    });
  return views(views(0).filter(({ standing }) => standing === 'mine').length);
}

/** How many tasks a volunteer of the quarter may hold at once. */
export async function mostOpenTasks(database: LocalDatabase, quarter: string): Promise<number> {
  const settings = await documentById(database, quarter, `quarter:${quarter}`);
  const most = settings?.maxOpenTasks;
  return typeof most === 'number' ? most : MOST_OPEN_TASKS;
}

/** What is not the volunteer's, and not said no to; a loser is told once it is decided. */
function isShown({ state }: RequestCard, standing: AnswerStanding): boolean {
  if (standing === 'sorry' || standing === 'mine' || standing === 'done') return false;
  return state === 'open' || standing === 'waiting' || standing === 'taken';
}

function latestByRequest(responses: readonly Response[], me: string): Map<string, Response> {
  const latest = new Map<string, Response>();
  for (const response of responses) {
    if (response.personId !== me) continue;
    const known = latest.get(response.requestId);
    if (!known || known.n < response.n) latest.set(response.requestId, response);
  }
  return latest;
}

function sinceOf({ openSince, createdAt }: RequestCard): string {
  return openSince ?? createdAt;
}

/** The part of a card's id that everything about its request carries. */
export function requestKeyOfCard({ _id }: Pick<RequestCard, '_id'>): string {
  return keyOf(_id);
}
