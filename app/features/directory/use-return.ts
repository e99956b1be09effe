import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { onVisitorLeaves } from '../../data/visitor-leaves.ts';

/** Where a list was left: at which row, and how far that stood from the top of the screen. */
interface Leaving {
  portions: number;
  row: number;
  top: number;
}

const leavings = new Map<string, Leaving>();
onVisitorLeaves(() => leavings.clear());
/** Rows off the screen have an estimated height until they are near: a few frames to settle. */
const MOST_FRAMES = 12;

/**
 * Going back from a place finds the row that was tapped under the thumb again. `list` holds the
 * rows; call `leave` with a tap on one of them.
 */
export function useReturn(listKey: string) {
  const { wasPush } = useLocation() as { wasPush?: boolean };
  const [left] = useState(() => (wasPush ? undefined : leavings.get(listKey)));
  const list = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    if (!left) return;
    let frame = 0;
    let frames = 0;
    const settle = () => {
      const away = (rowsOf(list.current)[left.row]?.getBoundingClientRect().top ?? 0) - left.top;
      if (Math.abs(away) >= 1) scrollBy({ top: away, behavior: 'instant' });
      if (++frames < MOST_FRAMES) frame = requestAnimationFrame(settle);
    };
    settle();
    return () => cancelAnimationFrame(frame);
  }, [left]);

  const leave = (tapped: EventTarget | null, portions: number) => {
    const row = rowsOf(list.current).findIndex((element) => element.contains(tapped as Node));
    const element = rowsOf(list.current)[row];
    if (element) leavings.set(listKey, { portions, row, top: element.getBoundingClientRect().top });
  };
  return { list, leave, portionsBefore: left?.portions ?? 1 };
}

function rowsOf(list: HTMLElement | null): Element[] {
  return [...(list?.querySelectorAll('li') ?? [])];
}
