import { type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import { spokenPhone } from '#domain/phone-number.ts';
import type { Request } from '#domain/request.ts';
import { needsAnother, type RequestStanding } from '#domain/request-state.ts';
import type { RequestStep } from '#domain/request-step.ts';
import type { Asking } from './asking-de.ts';
import { dayWords, recentWords } from './day-words.ts';
import type { Texts } from './de.ts';

/** An own request as far as its state is told from it. */
export interface Stands {
  request: Request;
  standing: RequestStanding;
  hasArrived: boolean;
}

/** How a request stands, in a heading and the sentences below it. */
export interface StandingWords {
  title: string;
  sentences: string[];
  tone: 'good' | 'warn' | 'bad' | 'soft';
}

/** Tells how a request stands. `officePhone`: the number from which the office rings. */
export function standingWords(
  texts: Texts,
  asking: Asking,
  { request, standing, hasArrived }: Stands,
  { today, officePhone }: { today: LocalDate; officePhone?: string },
): StandingWords {
  const { states, sent } = asking;
  const rings = ringsFrom(sent, officePhone);
  const { state, step } = standing;
  if (!hasArrived && state === 'new') {
    return { title: sent.here, sentences: [sent.hereText, ...rings], tone: 'warn' };
  }
  const ofOther = request.for === 'other' && otherWords(texts, asking, standing, today);
  if (ofOther) return ofOther;
  switch (state) {
    case 'new': {
      const who = request.for === 'other' ? states.newOther : states.newText;
      return { title: states.new, sentences: [who, ...rings], tone: 'good' };
    }
    case 'open':
      return { title: states.open, sentences: [states.openText], tone: 'warn' };
    case 'assigned':
      return { title: states.assigned, sentences: [states.assignedText], tone: 'warn' };
    case 'question':
      return {
        title: states.question,
        sentences: step?.kind === 'asked' && step.words ? [step.words] : [],
        tone: 'warn',
      };
    case 'accepted': {
      const isCall = request.where === 'phone' || request.kind === 'callMe';
      return {
        title: isCall ? states.acceptedPhone : states.accepted,
        sentences: [comesWords(texts, asking, request, standing, today)],
        tone: 'good',
      };
    }
    case 'closed':
      return closedWords(asking, step);
    case 'done':
      return needsAnother(standing)
        ? { title: states.again, sentences: [states.againText], tone: 'warn' }
        : { title: states.done, sentences: [], tone: 'soft' };
    default:
      return { title: states[state], sentences: [], tone: state === 'passedOn' ? 'good' : 'soft' };
  }
}

/** From which number the office rings, where it is known. */
export function ringsFrom({ ringFrom }: Asking['sent'], officePhone: string | undefined): string[] {
  return officePhone ? [ringFrom(spokenPhone(officePhone))] : [];
}

/** What somebody is told who has asked again for what is still open: that the office sees it is said
 *  only when it has arrived there. */
export function joinedWords(
  { sent }: Asking,
  steps: readonly Pick<RequestStep, 'kind' | 'arrivedAt'>[],
): string[] {
  const again = steps.filter(({ kind }) => kind === 'askedAgain');
  const isHere = again.some(({ arrivedAt }) => arrivedAt === undefined);
  return [sent.joined, ...(isHere ? [sent.joinedHere, sent.joinedLeaves] : [sent.joinedArrived])];
}

/** Where it stands otherwise for who asked for somebody else: the office speaks with that person, who
 *  alone hears who comes, when, and the Türwort. */
function otherWords(
  texts: Texts,
  { forOther, steps }: Asking,
  { state, step, accepted, promised }: RequestStanding,
  today: LocalDate,
): StandingWords | undefined {
  switch (state) {
    case 'open':
      return { title: forOther.open, sentences: [], tone: 'warn' };
    case 'question':
      return { title: forOther.question, sentences: [forOther.rings], tone: 'warn' };
    case 'accepted': {
      const day = promised?.day ?? accepted?.when.slice(0, 10);
      const days = day ? [forOther.day(dayWords(texts, day, today))] : [];
      return { title: steps.promised, sentences: [...days, forOther.told], tone: 'good' };
    }
    case 'passedOn':
      return { title: forOther.passedOn, sentences: [], tone: 'good' };
    case 'closed':
      return step?.kind === 'closed' && step.outcome === 'notReached'
        ? { title: forOther.notReached, sentences: [], tone: 'bad' }
        : undefined;
    default:
      return undefined;
  }
}

/** "Herr Bernd Brandt kommt am Dienstag, 1. Dezember, 10 Uhr."; empty where nobody does. */
export function comesWords(
  texts: Texts,
  { door }: Asking,
  request: Pick<Request, 'where' | 'kind'>,
  { accepted }: Pick<RequestStanding, 'accepted'>,
  today: LocalDate,
): string {
  if (!accepted) return '';
  const day = dayWords(texts, accepted.when.slice(0, 10), today);
  const time = texts.dates.time(accepted.when.slice(11));
  const { name } = accepted.who;
  if (request.where === 'phone' || request.kind === 'callMe') return door.calls(name, day, time);
  return request.where === 'treff' ? door.meets(name, day, time) : door.comes(name, day, time);
}

/** One line of a request's history: what happened, when. */
export interface HistoryLine {
  key: string;
  what: string;
  when: string;
  isWaiting: boolean;
}

/** What happened to a request, the newest last. */
export function historyLines(
  texts: Texts,
  { steps, forOther }: Asking,
  request: Request,
  taken: readonly RequestStep[],
  today: LocalDate,
): HistoryLine[] {
  const whenOf = (at: string) => recentWords(texts, localDateTimeAt(new Date(at)), today);
  const first = {
    key: request._id,
    what: steps.asked,
    when: whenOf(request.createdAt),
    isWaiting: request.arrivedAt === undefined,
  };
  return [
    first,
    ...taken.map((step) => ({
      key: step._id,
      what:
        request.for === 'other' ? otherStepWords(steps, forOther, step) : stepWords(steps, step),
      when: whenOf(step.at),
      isWaiting: step.arrivedAt === undefined,
    })),
  ];
}

function stepWords(steps: Asking['steps'], step: RequestStep): string {
  if (step.kind === 'accepted') return steps.accepted(step.who.name);
  return step.kind === 'asked' ? steps.question : steps[step.kind];
}

function otherStepWords(
  steps: Asking['steps'],
  forOther: Asking['forOther'],
  step: RequestStep,
): string {
  if (step.kind === 'confirmed') return forOther.confirmed;
  return step.kind === 'accepted' ? steps.promised : stepWords(steps, step);
}

function closedWords({ states }: Asking, step: RequestStep | undefined): StandingWords {
  const outcome = step?.kind === 'closed' ? step.outcome : undefined;
  if (outcome === 'nobodyFound') {
    return { title: states.nobodyFound, sentences: [states.nobodyFoundText], tone: 'bad' };
  }
  if (outcome === 'notReached') {
    return { title: states.notReached, sentences: [states.notReachedText], tone: 'bad' };
  }
  return { title: states.closed, sentences: [], tone: 'soft' };
}
