import { type Contact, contactId } from '#domain/contact.ts';
import type { Person } from '#domain/person.ts';
import { type RequestStep, stepIdOfResponse } from '#domain/request-step.ts';
import type { Response } from '#domain/response.ts';

/** What the office holds beside a step that says no more than the day. */
export interface BesidePromise {
  /** Who asked. */
  personId: string;
  responses: readonly Response[];
  persons: ReadonlyMap<string, Person>;
  /** By their ids. */
  contacts: ReadonlyMap<string, Contact>;
}

/**
 * Whoever asked for somebody else has the day alone in their range (`promised`), and of a question that
 * there is one. The office tells the other person who comes, at what time, with which Türwort, or what
 * the volunteer asks: it reads that from the answer and from what the volunteer holds. Any other step, and
 * one whose visit is over, stays as it is.
 */
export function withOthersNews(step: RequestStep, beside: BesidePromise): RequestStep {
  return step.kind === 'asked' ? withQuestion(step, beside) : withWhoComes(step, beside);
}

function withQuestion(
  step: RequestStep & { kind: 'asked' },
  { personId, responses }: BesidePromise,
): RequestStep {
  if (step.words !== undefined) return step;
  const question = responses.find(({ _id }) => stepIdOfResponse(personId, _id) === step._id);
  return question?.kind === 'question' ? { ...step, words: question.words } : step;
}

function withWhoComes(
  step: RequestStep,
  { personId, responses, persons, contacts }: BesidePromise,
): RequestStep {
  if (step.kind !== 'promised') return step;
  const yes = responses.find(({ _id }) => stepIdOfResponse(personId, _id) === step._id);
  if (yes?.kind !== 'yes') return step;
  const { name, function: task, photo } = persons.get(yes.personId) ?? {};
  const { when, tuerwort } = contacts.get(contactId(yes.personId, step.requestId)) ?? {};
  if (name === undefined || when !== yes.at || tuerwort === undefined) return step;
  const { day: _, ...rest } = step;
  const known = { ...(task !== undefined && { function: task }), ...(photo && { photo }) };
  const who = { personId: yes.personId, name, ...known };
  return { ...rest, kind: 'accepted', who, when, tuerwort } as RequestStep;
}
