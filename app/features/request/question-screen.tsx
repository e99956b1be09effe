import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import {
  isQuestion,
  type Question,
  questionAfter,
  type RequestDraft,
} from '#domain/request-draft.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Page } from '../../ui/page.tsx';
import { CallQuestion } from './call-question.tsx';
import { WhatQuestion, WhenQuestion, WhereQuestion, WhoQuestion } from './choice-questions.tsx';
import { ContactQuestion } from './contact-question.tsx';
import { DayQuestion } from './day-question.tsx';
import { OtherQuestion } from './other-question.tsx';
import { useRequestDraft } from './use-request-draft.ts';
import './request.css';

/** What a question is given, and how it says that it is answered. */
export interface QuestionProps {
  quarterId: string;
  question: Question;
  draft: RequestDraft;
  change: (fields: Partial<RequestDraft>) => RequestDraft;
  /** Goes on with what was said; to a certain question, or to the one whose turn it is. */
  goOn: (fields: Partial<RequestDraft>, to?: Question) => void;
  forget: () => void;
}

const SCREENS = {
  other: OtherQuestion,
  what: WhatQuestion,
  when: WhenQuestion,
  day: DayQuestion,
  where: WhereQuestion,
  who: WhoQuestion,
  contact: ContactQuestion,
  call: CallQuestion,
};

/** One question of asking for help. Each has an address of its own, so that back works. */
export function QuestionScreen({ quarterId, itemKey }: { quarterId: string; itemKey: string }) {
  const { common } = useTexts();
  const { route } = useLocation();
  const { draft, change, forget } = useRequestDraft(quarterId);
  const question = isQuestion(itemKey) ? itemKey : undefined;
  const isLost = draft !== undefined && (!question || isTooFar(question, draft));
  useEffect(() => {
    if (isLost) route(addresses.request(quarterId), true);
  }, [isLost]);
  if (!draft || !question || isLost) return <Page title={common.loading}>{null}</Page>;
  const goOn: QuestionProps['goOn'] = (fields, to) => {
    const next = change(fields);
    route(addresses.ask(quarterId, to ?? questionAfter(question, next)));
  };
  const Screen = SCREENS[question];
  return <Screen {...{ quarterId, question, draft, change, goOn, forget }} />;
}

/** Whoever comes back here after sending, or by an old link, begins at the beginning. */
function isTooFar(question: Question, { kind, forOther }: RequestDraft): boolean {
  if (question === 'other' || question === 'what') return !forOther && !kind;
  return kind === undefined;
}
