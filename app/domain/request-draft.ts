import { addDays, type LocalDate, weekdayOf } from './local-time.ts';
import type { OtherPerson, Request, RequestKind, RequestWindow } from './request.ts';
import { phoneFromTyped } from './typed-phone.ts';

/** What somebody has said so far of the help they ask for; it survives a closed app. */
export interface RequestDraft {
  forOther?: boolean;
  kind?: RequestKind;
  when?: RequestWindow;
  where?: 'home' | 'treff' | 'phone';
  comeAs?: 'any' | 'woman' | 'two';
  /** As it was typed. */
  phone?: string;
  name?: string;
  words?: string;
  street?: string;
  doorbell?: string;
  floor?: string;
  otherName?: string;
  otherPhone?: string;
  otherKnows?: boolean;
}

/** The questions, each a screen of its own; `call` is all that "Bitte rufen Sie mich an" asks. */
export const QUESTIONS = [
  'other',
  'what',
  'when',
  'day',
  'where',
  'who',
  'contact',
  'call',
] as const;
export type Question = (typeof QUESTIONS)[number];

/** Questions on which a choice is enough, so that they can be counted ("Frage 2 von 4"). */
const COUNTED: readonly Question[] = ['what', 'when', 'where', 'who'];

/** Whether an address names a question. */
export function isQuestion(text: string): text is Question {
  return (QUESTIONS as readonly string[]).includes(text);
}

/** What is asked after a question, by what was said so far. */
export function questionAfter(question: Question, draft: RequestDraft): Question {
  switch (question) {
    case 'other':
      return 'what';
    case 'what':
      return 'when';
    case 'when':
    case 'day':
      return 'where';
    case 'where':
      // At the Treff or on the telephone nobody comes to a door.
      return draft.where === 'home' ? 'who' : 'contact';
    default:
      return 'contact';
  }
}

/** The place of a question among those that are counted; `undefined` for the others. */
export function questionNumber(
  question: Question,
  draft: RequestDraft,
): { question: number; count: number } | undefined {
  const counted = COUNTED.filter(
    (one) => one !== 'who' || draft.where === undefined || draft.where === 'home',
  );
  const at = counted.indexOf(question === 'day' ? 'when' : question);
  return at < 0 ? undefined : { question: at + 1, count: counted.length };
}

/** The first question that has no answer yet: where somebody goes on who had closed the app. */
export function questionToGoOn(draft: RequestDraft): Question {
  if (draft.forOther && !draft.otherName) return 'other';
  if (!draft.kind) return 'what';
  if (draft.kind === 'callMe') return 'call';
  if (!draft.when) return 'when';
  if (!draft.where) return 'where';
  if (draft.where === 'home' && !draft.comeAs) return 'who';
  return 'contact';
}

/** A field that still stands in the way of sending. */
export type DraftProblem =
  | 'phoneMissing'
  | 'phoneWrong'
  | 'wordsMissing'
  | 'otherNameMissing'
  | 'otherPhoneWrong';

/** Whether nothing was said there yet; else what was said cannot be right. */
export function isMissing(problem: DraftProblem): boolean {
  return problem.endsWith('Missing');
}

/** What is missing or cannot be read, in the order of the fields; nothing where it can be sent. */
export function draftProblems(draft: RequestDraft): DraftProblem[] {
  const problems: DraftProblem[] = [];
  if (draft.kind === 'other' && !draft.words?.trim()) problems.push('wordsMissing');
  if (!draft.phone?.trim()) problems.push('phoneMissing');
  else if (!phoneFromTyped(draft.phone)) problems.push('phoneWrong');
  return [...problems, ...otherProblems(draft)];
}

/** The same for the question after the other person alone. */
export function otherProblems(draft: RequestDraft): DraftProblem[] {
  if (!draft.forOther) return [];
  const problems: DraftProblem[] = [];
  if (!draft.otherName?.trim()) problems.push('otherNameMissing');
  if (draft.otherPhone?.trim() && !phoneFromTyped(draft.otherPhone)) {
    problems.push('otherPhoneWrong');
  }
  return problems;
}

/** The fields of a request that its draft knows. */
export type DraftFields = Pick<
  Request,
  | 'kind'
  | 'words'
  | 'when'
  | 'where'
  | 'phone'
  | 'address'
  | 'doorbell'
  | 'floor'
  | 'comeAs'
  | 'for'
  | 'other'
>;

/** What a draft says of the request, for the document that is made of it. Nothing empty is in it. */
export function requestFields(draft: RequestDraft): DraftFields {
  const { kind = 'callMe' } = draft;
  const isHome = draft.where === 'home' && kind !== 'callMe';
  return {
    kind,
    ...optional('words', draft.words),
    ...(kind === 'callMe' ? {} : windowOf(draft)),
    ...(isHome ? homeFields(draft) : {}),
    ...(draft.where === 'treff' && kind !== 'callMe' ? { comeAs: 'treff' as const } : {}),
    ...optional('phone', draft.phone && phoneFromTyped(draft.phone)),
    for: draft.forOther ? 'other' : 'self',
    ...(draft.forOther ? { other: otherOf(draft) } : {}),
  };
}

/** The days that are offered: from tomorrow on, a fortnight, no Sundays. */
export function offeredDays(today: LocalDate): LocalDate[] {
  const days = Array.from({ length: 14 }, (_, index) => addDays(today, index + 1));
  return days.filter((day) => weekdayOf(day) !== 7);
}

function windowOf({ when, where }: RequestDraft) {
  return { ...(when ? { when } : {}), ...(where ? { where } : {}) };
}

function homeFields(draft: RequestDraft) {
  const street = draft.street?.trim();
  return {
    comeAs: draft.comeAs ?? ('any' as const),
    ...(street ? { address: { street: street.slice(0, 120) } } : {}),
    ...optional('doorbell', draft.doorbell, 80),
    ...optional('floor', draft.floor, 40),
  };
}

function otherOf({ otherName = '', otherPhone, otherKnows }: RequestDraft): OtherPerson {
  return {
    name: otherName.trim().slice(0, 120),
    ...optional('phone', otherPhone && phoneFromTyped(otherPhone)),
    ...(otherKnows === undefined ? {} : { knows: otherKnows }),
  };
}

function optional<Name extends string>(
  name: Name,
  value: string | undefined,
  most = 2000,
): { [name in Name]?: string } {
  const text = value?.trim().slice(0, most);
  return (text ? { [name]: text } : {}) as { [name in Name]?: string };
}
