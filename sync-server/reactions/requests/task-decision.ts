import { holderOf } from '#domain/answer-standing.ts';
import type { RequestCard } from '#domain/request-card.ts';
import { isEnded, type RequestStanding } from '#domain/request-state.ts';
import type { RequestStep } from '#domain/request-step.ts';
import type { Response } from '#domain/response.ts';

/** A volunteer's yes, with the time at which they would come. */
export type Yes = Response & { kind: 'yes' };
type Done = Response & { kind: 'done' };

/** What a decision about a task is made from. */
export interface TaskFacts {
  steps: readonly RequestStep[];
  standing: RequestStanding;
  responses: readonly Response[];
  /** As it stands. */
  card?: RequestCard;
  /** Who was announced by the step that says so, where the card was lost. */
  announced?: string;
  /** Whether a volunteer may be given a task by this yes: known by name, at work on that day, which
   *  is not over, and below the quarter's limit. */
  mayTake: (yes: Yes) => boolean;
  /** Whether who has it still can: who has left or has died comes no more. */
  mayKeep: (yes: Yes) => boolean;
  /** ISO instant. */
  now: string;
}

/** Who has a task, or how it stands without anybody. */
export type TaskDecision =
  | { state: 'taken'; yes: Yes; openSince: string }
  /** `freed`: the answer by which the one who had it let go; absent where nobody had it, or the
   *  office took their yes away (`freedFrom` alone). */
  | { state: 'open'; openSince: string; freedFrom?: string; freed?: Response }
  | { state: 'done'; done: Done; openSince: string }
  | { state: 'closed' };

/**
 * Who has a task: whoever had it keeps it until they let go of it, whatever arrived earlier since.
 * Otherwise the first yes by arrival that came while the task was open. It is decided once: the card
 * that says so is written by compare and set, and read here the next time.
 */
export function decideTask(facts: TaskFacts): TaskDecision {
  const { standing, card, announced } = facts;
  if (!standing.confirmed || isEnded(standing)) return { state: 'closed' };
  const since = openedAt(facts);
  const last = lastHolder(card) ?? announced;
  if (last !== undefined) {
    const own = answersOf(facts.responses, last);
    const done = own.findLast(isDone);
    if (done && own.at(-1) === done) return { state: 'done', done, openSince: since };
    const yes = standingYes(own);
    if (yes && facts.mayKeep(yes)) return { state: 'taken', yes, openSince: since };
    const freed = own.findLast(lets);
    const openSince = laterOf(since, freed?.arrivedAt ?? facts.now);
    return takenAmong(facts, openSince) ?? { state: 'open', openSince, freedFrom: last, freed };
  }
  return takenAmong(facts, since) ?? { state: 'open', openSince: since };
}

function takenAmong(facts: TaskFacts, openSince: string): TaskDecision | undefined {
  const volunteers = new Set(facts.responses.map(({ personId }) => personId));
  const candidates = [...volunteers]
    .map((volunteer) => standingYes(answersOf(facts.responses, volunteer)))
    .filter((yes): yes is Yes => yes !== undefined && (yes.arrivedAt ?? '') >= openSince)
    .sort(byArrival);
  const yes = candidates.find((one) => facts.mayTake(one));
  return yes && { state: 'taken', yes, openSince };
}

/** Who has it by the card. */
function lastHolder(card: RequestCard | undefined): string | undefined {
  return card && holderOf(card);
}

/** Since when it is open: since the confirmation, or since it was asked for again after its end. The
 *  card may know of a later time, when somebody let go of it. */
function openedAt({ steps, card, now }: TaskFacts): string {
  const inOrder = [...steps].sort(byArrival);
  const confirmed = inOrder.find(({ kind }) => kind === 'confirmed')?.arrivedAt;
  const ends = inOrder.filter(({ kind }) => ENDS.has(kind));
  const reopened = inOrder
    .filter(({ kind }) => kind === 'askedAgain')
    .findLast((again) => ends.some((end) => byArrival(end, again) < 0))?.arrivedAt;
  return [confirmed ?? now, reopened, card?.openSince]
    .filter((at) => at !== undefined)
    .reduce(laterOf);
}

const ENDS: ReadonlySet<string> = new Set(['withdrawn', 'solved', 'closed', 'passedOn', 'done']);

function answersOf(responses: readonly Response[], volunteer: string): Response[] {
  return responses.filter(({ personId }) => personId === volunteer).sort((a, b) => a.n - b.n);
}

/** The last yes, unless they let go of it since. A question after it leaves it standing. */
function standingYes(own: readonly Response[]): Yes | undefined {
  const yes = own.findLast((one): one is Yes => one.kind === 'yes');
  const letGo = own.findLast((one) => lets(one) || isDone(one));
  return yes && (letGo === undefined || letGo.n < yes.n) ? yes : undefined;
}

const lets = ({ kind }: Response) => kind === 'handBack' || kind === 'sorry';
const isDone = (one: Response): one is Done => one.kind === 'done';

function laterOf(a: string, b: string): string {
  return a < b ? b : a;
}

function byArrival(
  a: { arrivedAt?: string; _id: string },
  b: { arrivedAt?: string; _id: string },
): number {
  const [first, second] = [`${a.arrivedAt ?? ''} ${a._id}`, `${b.arrivedAt ?? ''} ${b._id}`];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
