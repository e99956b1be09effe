import { useEffect, useState } from 'preact/hooks';

/** About a screenful: more at once would keep the letters of who types waiting. */
const PART = 16;

/**
 * How many of a list's rows to draw now. All of them, until the question changes: then a screenful at
 * once and the others frame by frame, so that the next letter is answered in between. News in the list
 * under the same question takes away none.
 */
export function useRowsSoon(all: number, question: string): number {
  const [drawn, setDrawn] = useState({ question, count: Number.POSITIVE_INFINITY });
  const count = drawn.question === question ? drawn.count : PART;
  const isMore = count < all;
  useEffect(() => {
    if (count === Number.POSITIVE_INFINITY) return;
    if (!isMore) return setDrawn({ question, count: Number.POSITIVE_INFINITY });
    const timer = setTimeout(() => setDrawn({ question, count: count + PART }));
    return () => clearTimeout(timer);
  }, [question, count, isMore]);
  return Math.min(count, all);
}
