import { useEffect, useRef, useState } from 'preact/hooks';

/** How far before its end the list grows. */
const AHEAD = '800px';

/**
 * How many portions of a list are drawn, how to draw one more, and the element at which the list
 * ends: it grows by itself before somebody gets there. Another `listKey` is another list.
 */
export function useGrowing(portions: number, listKey: string, first: number) {
  const [{ key, count }, setGrown] = useState({ key: listKey, count: first });
  const shown = key === listKey ? count : 1;
  const end = useRef<HTMLDivElement>(null);
  const grow = () => setGrown({ key: listKey, count: shown + 1 });

  useEffect(() => {
    const element = end.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && grow(),
      { rootMargin: AHEAD },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [shown, portions, listKey]);

  return { shown, grow, end };
}
