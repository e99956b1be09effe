import { createHash } from 'node:crypto';
import { requestStepId, stepIdOfResponse } from '#domain/request-step.ts';
import type { Response } from '#domain/response.ts';
import type { Body } from '#domain/version.ts';
import { begun } from '../server-writes.ts';
import type { KnownRequest } from './known-request.ts';
import { stepOfResponse } from './step-content.ts';
import type { TaskDecision } from './task-decision.ts';

/** Adds a step where it is not there yet. */
export type AddStep = (doc: Body) => void;

/** Who let go is told to whom was told that they come, and to nobody else. */
export function planFreed(
  known: KnownRequest,
  { freedFrom, freed, openSince }: Extract<TaskDecision, { state: 'open' }>,
  addStep: AddStep,
): void {
  const { owner, key, standing } = known;
  const { accepted, promised } = standing;
  // Who was promised somebody is told of nobody's name: that nobody has it now is enough.
  const wasTold =
    promised !== undefined || (freedFrom !== undefined && accepted?.who.personId === freedFrom);
  if (wasTold && freed) {
    addStep(stepOfResponse(owner, key, freed, { kind: 'handedBack' }));
  } else if (wasTold) {
    // The office took the yes away: no answer is left to derive the step from.
    const hash = createHash('sha256')
      .update((accepted ?? promised)?._id ?? '')
      .digest('hex');
    const _id = requestStepId(owner, key, `back-${hash.slice(0, 16)}`);
    const at = openSince;
    addStep({ ...begun('requestStep', _id, at), requestId: key, at, kind: 'handedBack' });
  } else if (standing.state === 'question') {
    const back = questionTakenBack(known);
    if (back) addStep(stepOfResponse(owner, key, back, { kind: 'handedBack' }));
  }
}

/** The answer by which the volunteer who asked last took the question back. */
function questionTakenBack({ owner, steps, responses }: KnownRequest): Response | undefined {
  const asked = new Set(steps.filter(({ kind }) => kind === 'asked').map(({ _id }) => _id));
  const question = [...responses]
    .sort((a, b) => ((a.arrivedAt ?? '') < (b.arrivedAt ?? '') ? -1 : 1))
    .findLast(({ _id }) => asked.has(stepIdOfResponse(owner, _id)));
  return responses.find(
    ({ personId, n, kind }) =>
      personId === question?.personId &&
      n === question.n + 1 &&
      kind !== 'yes' &&
      kind !== 'question',
  );
}

/** A question reaches the person where the task is open, or is asked by who has it. */
export function planQuestions(
  { owner, key, request, responses }: KnownRequest,
  decision: Exclude<TaskDecision, { state: 'closed' }>,
  addStep: AddStep,
): void {
  for (const one of responses) {
    if (one.kind !== 'question' || (one.arrivedAt ?? '') < decision.openSince) continue;
    const isTheirs = decision.state === 'taken' && decision.yes.personId === one.personId;
    const isTakenBack = responses.some(
      ({ personId, n, kind }) => personId === one.personId && n > one.n && kind !== 'yes',
    );
    if (isTakenBack || (decision.state !== 'open' && !isTheirs)) continue;
    // What is to be asked of somebody else is nothing for who asked for them.
    const words = request?.for === 'other' ? undefined : one.words;
    addStep(stepOfResponse(owner, key, one, { kind: 'asked', words }));
  }
}
