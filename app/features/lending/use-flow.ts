import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';

/** What was answered so far, of one thing; kept in this page's memory alone, since it names somebody. */
const held = new Map<string, object>();

/** The questions of a flow, each with an address of its own, so that back works. */
export interface Flow<Answers> {
  answers: Partial<Answers>;
  /** The question of this address. */
  asked?: string;
  /** Keeps what was answered, and goes to the next question. */
  goOn: (answers: Partial<Answers>, to: string) => void;
  /** What was asked is done. */
  end: () => void;
}

/** `name` tells flows apart: another thing begins anew. `path` is the flow's address without a question. */
export function useFlow<Answers extends object>(name: string, path: string): Flow<Answers> {
  const { route, query } = useLocation();
  const [answers, setAnswers] = useState((held.get(name) ?? {}) as Partial<Answers>);
  return {
    answers,
    asked: query.step,
    goOn: (more, to) => {
      const next = { ...answers, ...more };
      held.clear();
      held.set(name, next);
      setAnswers(next);
      route(`${path}${path.includes('?') ? '&' : '?'}step=${to}`);
    },
    end: () => held.clear(),
  };
}
