import { useState } from 'preact/hooks';
import type { LocalDateTime } from '#domain/local-time.ts';
import type { Outcome } from '#domain/visit.ts';
import {
  type AnswerFailure,
  answerCard,
  type CardAnswer,
  handBack,
  markDone,
} from '../../data/answer-card.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';

const words = officeRequestsDe.tasks;

/** Answering a card, and what became of it in words. */
export interface Answering {
  said: string;
  problem: string;
  /** Takes the last answer back, where that can be done. */
  undo?: () => void;
  answer: (answer: CardAnswer) => void;
  /** Another time for a visit that is agreed for `before`. */
  move: (at: LocalDateTime, before: LocalDateTime) => void;
  giveBack: () => void;
  finish: (done: { outcome: Outcome; minutes?: number }) => void;
}

/** The commands of one card's page. */
export function useAnswering(quarterId: string, requestKey: string): Answering {
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');
  // Taking an answer back; of a visit that was moved, that is the time before.
  const [undo, setUndo] = useState<() => void>();
  const around = () => readSurroundings(quarterId, () => new Date());
  const tell = (outcome: { ok: true } | { ok: false; error: AnswerFailure }, done: string) => {
    setProblem(outcome.ok ? '' : problemWords(outcome.error));
    setSaid(outcome.ok ? done : '');
  };
  const answer = async (given: CardAnswer) => {
    const outcome = await answerCard(await around(), requestKey, given);
    tell(outcome, words.said[given.kind]);
    setUndo(() => (outcome.ok ? () => void giveBack('') : undefined));
  };
  const sayTime = async (at: LocalDateTime, done: string, before?: LocalDateTime) => {
    const outcome = await answerCard(await around(), requestKey, { kind: 'yes', at });
    tell(outcome, done);
    setUndo(() =>
      outcome.ok && before !== undefined ? () => void sayTime(before, '') : undefined,
    );
  };
  const giveBack = async (done: string) => {
    tell(await handBack(await around(), requestKey), done);
    setUndo(undefined);
  };
  const finish = async (done: { outcome: Outcome; minutes?: number }) => {
    tell(await markDone(await around(), requestKey, done), words.said.done);
    setUndo(undefined);
  };
  return {
    said,
    problem,
    undo,
    answer: (given) => void answer(given),
    move: (at, before) => void sayTime(at, words.said.moved, before),
    giveBack: () => void giveBack(words.said.handBack),
    finish: (done) => void finish(done),
  };
}

function problemWords(error: AnswerFailure): string {
  const { problems } = words;
  switch (error.code) {
    case 'taken':
    case 'closed':
    case 'notYours':
      return problems[error.code];
    case 'tooMany':
      return problems.tooMany(error.most);
    default:
      return problems.other;
  }
}
