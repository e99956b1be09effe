import { useEffect, useMemo, useState } from 'preact/hooks';

/** So many at once: on an old phone about a tenth of a second of work. */
const PART = 100;

/**
 * The results of work on a list, the parts' results one after the other. A short list is worked
 * through at once; a long one a part at a time, so that a tap in between is answered. `undefined`
 * until the end, also after an input has changed; while only the list changes the results before
 * stand. `work` must not look at anything but its part and the inputs.
 */
export function useInParts<Item, Result>(
  items: readonly Item[] | undefined,
  work: (part: readonly Item[]) => Result[],
  inputs: readonly unknown[],
): Result[] | undefined {
  const isShort = items !== undefined && items.length <= PART;
  const atOnce = useMemo(() => (isShort ? work(items) : undefined), [items, ...inputs]);
  const question = useMemo(() => ({}), inputs);
  const [answer, setAnswer] = useState<{ question: object; results: Result[] }>();
  useEffect(() => {
    if (!items || isShort) return;
    let isWanted = true;
    const goOn = (from: number, results: Result[]) => {
      if (!isWanted) return;
      if (from >= items.length) setAnswer({ question, results });
      else {
        const more = [...results, ...work(items.slice(from, from + PART))];
        setTimeout(() => goOn(from + PART, more));
      }
    };
    goOn(0, []);
    return () => {
      isWanted = false;
    };
  }, [items, question]);
  if (isShort) return atOnce;
  return answer?.question === question ? answer.results : undefined;
}
