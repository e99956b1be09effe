import { holdsCard } from '#domain/answer-standing.ts';
import type { LocalDateTime } from '#domain/local-time.ts';
import { type RequestCard, requestCardId } from '#domain/request-card.ts';
import { type Response, responseId } from '#domain/response.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { Body } from '#domain/version.ts';
import type { Viewer } from '#domain/viewer.ts';
import type { Outcome } from '#domain/visit.ts';
import { type CommandFailure, put, writeChecked } from './checked-writes.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import { readSession } from './device.ts';
import { documentById } from './document-range.ts';
import { mostOpenTasks, readCardViews } from './open-cards.ts';
import { viewerOf } from './surroundings.ts';

/** A volunteer's answer to an open card. `at` is local: `2026-12-01T10:00`. */
export type CardAnswer =
  | { kind: 'yes'; at: LocalDateTime }
  | { kind: 'question'; words: string }
  | { kind: 'sorry' };

/** `taken`: somebody else has it. `closed`: it ended. `tooMany`: as many tasks as are allowed.
 *  `notYours`: what is no task of this volunteer can be neither given back nor done. */
export type AnswerFailure =
  | CommandFailure
  | { code: 'taken' | 'closed' | 'notYours' }
  | { code: 'tooMany'; most: number };

/** An answer that was just written. */
export interface Answered {
  responseId: string;
}

type Checked = AnswerFailure | undefined;

/** Answers a card, with and without a network. Who has the task, home decides: by arrival. */
export function answerCard(
  around: Surroundings,
  requestKey: string,
  answer: CardAnswer,
): Promise<Result<Answered, AnswerFailure>> {
  return respond(around, requestKey, answer, async (card, me) => {
    if (card.state === 'closed') return { code: 'closed' };
    if (holdsCard(card, me)) return undefined;
    if (card.state === 'taken' && answer.kind !== 'sorry') return { code: 'taken' };
    return answer.kind === 'yes' ? tooMany(around) : undefined;
  });
}

/** Gives a task back, or takes an answer back that was just given ("Rückgängig"). */
export function handBack(
  around: Surroundings,
  requestKey: string,
): Promise<Result<Answered, AnswerFailure>> {
  return respond(around, requestKey, { kind: 'handBack' }, async (_, __, last) =>
    last === undefined || last.kind === 'handBack' || last.kind === 'done'
      ? { code: 'notYours' }
      : undefined,
  );
}

/** The task is done. Name and number leave this device with the next contact: no undo. */
export function markDone(
  around: Surroundings,
  requestKey: string,
  { outcome, minutes }: { outcome: Outcome; minutes?: number },
): Promise<Result<Answered, AnswerFailure>> {
  const said = { kind: 'done', outcome, ...(minutes !== undefined && { minutes }) } as const;
  return respond(around, requestKey, said, async (card, me) =>
    holdsCard(card, me) ? undefined : { code: 'notYours' },
  );
}

async function tooMany({ database, quarter, now }: Surroundings): Promise<Checked> {
  const views = await readCardViews(database, quarter, now());
  const most = await mostOpenTasks(database, quarter);
  const held = views.filter(({ standing }) => standing === 'mine' || standing === 'waiting');
  return held.length >= most ? { code: 'tooMany', most } : undefined;
}

type Check = (card: RequestCard, me: string, last: Response | undefined) => Promise<Checked>;

function respond(
  around: Surroundings,
  requestKey: string,
  said: { kind: string } & Record<string, unknown>,
  check: Check,
): Promise<Result<Answered, AnswerFailure>> {
  const { database, quarter } = around;
  return database.transaction('rw', tablesOf(database), async () => {
    const viewer = viewerOf(await readSession(database));
    const me = viewer.personId;
    if (me === undefined) return failure({ code: 'forbidden' });
    const id = requestCardId(requestKey);
    const card = await documentById<RequestCard>(database, quarter, id);
    if (!card) return failure({ code: 'unknown', id });
    const problem = await check(card, me, (await answersOf(around, requestKey, me)).last);
    return problem ? failure(problem) : writeResponse(around, viewer, { requestKey, me, said });
  });
}

/** Writes a volunteer's next answer; the office does it for who rings. In a transaction it must hold
 *  `tablesOf`. */
export async function writeResponse(
  around: Surroundings,
  viewer: Viewer,
  {
    requestKey,
    me,
    said,
  }: { requestKey: string; me: string; said: { kind: string } & Record<string, unknown> },
): Promise<Result<Answered, CommandFailure>> {
  const { next: n } = await answersOf(around, requestKey, me);
  const _id = responseId(requestKey, me, n);
  const made = { type: 'response', v: 1, createdAt: around.now().toISOString() };
  const response: Body = { _id, ...made, requestId: requestKey, personId: me, n, ...said };
  const written = await writeChecked(around, viewer, [put(response)]);
  return written.ok ? success({ responseId: _id }) : written;
}

/** A number is given once, also where the office took an answer away. */
async function answersOf({ database, quarter }: Surroundings, requestKey: string, me: string) {
  const beginning = responseId(requestKey, me, 0).slice(0, -1);
  const keys: [[string, string], [string, string]] = [
    [quarter, beginning],
    [quarter, `${beginning}\uffff`],
  ];
  const living = await database.documents
    .where('[quarter+id]')
    .between(...keys)
    .toArray();
  const gone = await database.tombstones
    .where('[quarter+id]')
    .between(...keys)
    .toArray();
  const numbers = [...living, ...gone].map(({ id }) => Number(id.slice(beginning.length)));
  const responses = living.map(({ doc }) => doc as unknown as Response).sort((a, b) => a.n - b.n);
  return { last: responses.at(-1), next: Math.max(0, ...numbers) + 1 };
}
