import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';

/** What was answered so far, of one thing; kept in this page's memory alone, since it names somebody. */
let held: { name: string; answers: object } | undefined;
/** Where in the app's history the flow at hand was begun. */
let begunAt: number | undefined;

/** The questions of a flow, each with an address of its own, so that back works. */
export interface Flow<Answers> {
  answers: Partial<Answers>;
  /** The question of this address. */
  asked?: string;
  /** Keeps what was answered, and goes to the next question. */
  goOn: (answers: Partial<Answers>, to: string) => void;
  /** What was asked is done: back to the page from which it was begun, so that "Zurück" there does not
   *  lead into the questions; to `page` where there is none. */
  end: (page: string) => void;
}

/** The flow at this address without a question; of another thing it begins anew. */
export function useFlow<Answers extends object>(path: string): Flow<Answers> {
  const { route, query } = useLocation();
  const [answers, setAnswers] = useState<Partial<Answers>>(held?.name === path ? held.answers : {});
  const asked = query.step;
  useEffect(() => {
    if (asked === undefined) begunAt = placeInHistory();
  }, [asked]);
  return {
    answers,
    asked,
    goOn: (more, to) => {
      const next = { ...answers, ...more };
      held = { name: path, answers: next };
      setAnswers(next);
      route(`${path}${path.includes('?') ? '&' : '?'}step=${to}`);
    },
    end: (page) => {
      held = undefined;
      const here = placeInHistory();
      if (here !== undefined && begunAt) history.go(begunAt - here - 1);
      else route(page, true);
    },
  };
}

/** How many of the app's own pages lie before this one, as the shell marks them. */
function placeInHistory(): number | undefined {
  const trail = (history.state as { trail?: unknown } | null)?.trail;
  return typeof trail === 'number' ? trail : undefined;
}
