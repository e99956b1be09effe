import { addDays, dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import { isReachable } from '#domain/person.ts';
import { type RequestStep, stepIdOfResponse } from '#domain/request-step.ts';
import type { Body } from '#domain/version.ts';
import { isOverAfter } from '#domain/visit-end.ts';
import type { ReactionReader } from '../reaction.ts';
import { contentOf, type ServerWrites } from '../server-writes.ts';
import { cardContent } from './card-content.ts';
import { answerContent } from './contact-content.ts';
import type { DoorWordKeys } from './door-word-keys.ts';
import { isAtWork, type KnownRequest } from './known-request.ts';
import { planAccepted } from './plan-accepted.ts';
import { type AddStep, planFreed, planQuestions } from './plan-steps.ts';
import { planCalls } from './request-calls.ts';
import { stepOfResponse } from './step-content.ts';
import { decideTask, type TaskDecision, type Yes } from './task-decision.ts';

/**
 * Plans everything that follows for a request from what stands: first its card, on which it is decided
 * by compare and set who has it, then what follows from that for the person, the volunteers and
 * the office. Planned again it is the same: ids are derived, and what stands is not written again. Gives
 * who has it.
 */
export async function planRequest(
  read: ReactionReader,
  writes: ServerWrites,
  known: KnownRequest,
  keys: DoorWordKeys,
): Promise<TaskDecision> {
  const decision = decisionOf(known, read.now);
  planCard(writes, known, decision);
  const steps = [...known.steps];
  const addStep: AddStep = (doc) => {
    if (steps.some(({ _id }) => _id === doc._id)) return;
    const arrivedAt = String(doc.at);
    steps.push({ ...doc, arrivedAt } as unknown as RequestStep);
    writes.want(undefined, doc, { arrivedAt });
  };
  if (decision.state === 'open') planFreed(known, decision, addStep);
  if (decision.state !== 'closed') planQuestions(known, decision, addStep);
  if (decision.state === 'taken')
    await planAccepted(read, writes, { known, keys, addStep }, decision);
  if (decision.state === 'done') {
    const { done } = decision;
    const said = { kind: 'done', outcome: done.outcome, minutes: done.minutes } as const;
    addStep(stepOfResponse(known.owner, known.key, done, said));
  }
  planOthers(writes, known, decision, read.now);
  await planCalls(read, writes, known, steps);
  return decision;
}

/** Nobody visits who has died, moved away or asked to be left alone. */
function decisionOf(known: KnownRequest, now: Date): TaskDecision {
  const { request, person, steps, standing, responses, card, volunteers } = known;
  if (!request || (person && !isReachable(person))) return { state: 'closed' };
  const mayKeep = ({ personId, at }: Yes) => isAtWork(volunteers.get(personId)?.person, dateOf(at));
  // Of a visit that is over nobody would learn whom it is to: it would count as taken, and nobody comes.
  const mayTake = (yes: Yes) =>
    yes.personId !== known.owner &&
    mayKeep(yes) &&
    !isOverAfter(yes.at, now) &&
    volunteers.get(yes.personId)?.isFull === false;
  const at = now.toISOString();
  const announced = announcedTo(known);
  return decideTask({ steps, standing, responses, card, announced, mayTake, mayKeep, now: at });
}

/** Who was said to come: by name, or by the answer that made the promise. */
function announcedTo({ owner, standing, responses }: KnownRequest): string | undefined {
  const { accepted, promised } = standing;
  if (accepted) return accepted.who.personId;
  if (!promised) return undefined;
  return responses.find(({ _id }) => stepIdOfResponse(owner, _id) === promised._id)?.personId;
}

function planCard(writes: ServerWrites, known: KnownRequest, decision: TaskDecision): void {
  const { storedCard, storedRequest, card } = known;
  if (storedRequest?.deleted && storedRequest.reason !== 'user') {
    writes.remove(storedCard, storedRequest.reason);
    return;
  }
  if (decision.state === 'closed' || decision.state === 'done') {
    if (card) writes.want(storedCard, closed(contentOf(card as unknown as Body)));
    return;
  }
  const { openSince, state } = decision;
  const takenBy = state === 'taken' ? decision.yes._id : undefined;
  const content = cardContent(known, { state, openSince, takenBy });
  if (content) writes.want(storedCard, content);
}

function closed({ takenBy: _, ...card }: Body): Body {
  return { ...card, state: 'closed' } as Body;
}

/** Only who has the task holds a contact, and only for as long; who asked something holds the answer
 *  while the task is open. */
function planOthers(
  writes: ServerWrites,
  known: KnownRequest,
  decision: TaskDecision,
  now: Date,
): void {
  for (const [id, { storedContact }] of known.volunteers) {
    if (decision.state === 'taken' && decision.yes.personId === id) continue;
    const answer = decision.state === 'open' ? answerContent(known, id, now) : undefined;
    if (answer) writes.want(storedContact, answer, { deleteAfter: dayOf(answer.until) });
    else writes.remove(storedContact, 'withdrawn');
  }
}

/** The last day before an instant at midnight. */
function dayOf(until: unknown): LocalDate {
  return addDays(dateOf(localDateTimeAt(new Date(String(until)))), -1);
}
