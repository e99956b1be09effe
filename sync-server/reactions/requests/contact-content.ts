import { contactId } from '#domain/contact.ts';
import {
  addDays,
  dateOf,
  instantOf,
  type LocalDateTime,
  localDateTimeAt,
} from '#domain/local-time.ts';
import type { RequestStep } from '#domain/request-step.ts';
import { latestResponse, type Response } from '#domain/response.ts';
import type { Body } from '#domain/version.ts';
import { untilOf } from '#domain/visit-end.ts';
import { visitedOf } from '#domain/visited.ts';
import { begun, filled } from '../server-writes.ts';
import type { KnownRequest } from './known-request.ts';

type Answered = RequestStep & { kind: 'answered' };

/** What a volunteer sees of whom they visit. */
export function contactContent(
  { key, request, person, responses, steps }: KnownRequest,
  volunteer: string,
  task: { when: LocalDateTime; tuerwort: string; since: string },
): Body | undefined {
  if (!request) return undefined;
  const { kind, words, doorbell, floor, where } = request;
  const { when, tuerwort, since } = task;
  return {
    ...begun('contact', contactId(volunteer, key), since),
    ...filled({
      requestId: key,
      kind,
      words,
      answer: answerTo(volunteer, { responses, steps }),
      ...visitedOf(request, person),
      doorbell,
      floor,
      language: request.language ?? person?.language,
      comeAs: request.comeAs ?? person?.comeAs,
      where,
      when,
      tuerwort,
      until: untilOf(when),
    }),
  };
}

/** For how long who asked may read the answer, in days. */
const ANSWER_DAYS = 14;

/** What a volunteer who asked something sees before they decide: the answer, and nobody's name. */
export function answerContent(
  { key, request, responses, steps }: KnownRequest,
  volunteer: string,
  now: Date,
): Body | undefined {
  const last = latestResponse(responses, volunteer);
  const answered = last?.kind === 'question' ? answerStep(last, steps) : undefined;
  if (!request || !answered) return undefined;
  const day = addDays(dateOf(localDateTimeAt(new Date(answered.at))), ANSWER_DAYS);
  const until = instantOf(`${day}T24:00`);
  if (until.getTime() <= now.getTime()) return undefined;
  const made = begun('contact', contactId(volunteer, key), answered.at);
  const { words: answer } = answered;
  return { ...made, requestId: key, kind: request.kind, answer, until: until.toISOString() };
}

/** The answer to a volunteer's last question. */
function answerTo(
  volunteer: string,
  { responses, steps }: Pick<KnownRequest, 'responses' | 'steps'>,
): string | undefined {
  const asked = responses
    .filter(({ personId, kind }) => personId === volunteer && kind === 'question')
    .sort((a, b) => a.n - b.n)
    .at(-1);
  return asked && answerStep(asked, steps)?.words;
}

/** The first answer that arrived after a question: what came before answered another's. */
function answerStep(question: Response, steps: readonly RequestStep[]) {
  const { arrivedAt: asked = '' } = question;
  return steps
    .filter((step): step is Answered => step.kind === 'answered')
    .filter(({ arrivedAt = '' }) => arrivedAt > asked)
    .sort((a, b) => ((a.arrivedAt ?? '') < (b.arrivedAt ?? '') ? -1 : 1))[0];
}
