import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { keepQuarterList } from '../data/quarter-list.ts';
import { fetchQuarterList } from '../sync/quarter-list.ts';
import { lazyScreen } from './lazy-screen.tsx';

/** How the list of quarters is shown: with a heading of its own, and leading elsewhere than home. */
export interface QuarterListProps {
  title?: string;
  before?: string;
  /** The address in the quarter that is chosen. */
  destination?: (quarter: string) => string;
}

const QuarterChoice: ComponentType<QuarterListProps & { isUnreachable: boolean }> = lazyScreen(() =>
  import('../features/quarter-choice/quarter-choice-screen.tsx').then((m) => m.QuarterChoiceScreen),
);

/** The list of quarters, asked for anew each time it is shown; what was known stays until then. */
export function QuarterListScreen(props: QuarterListProps) {
  const [isUnreachable, setUnreachable] = useState(false);
  useEffect(() => {
    const refresh = async () => {
      const list = await fetchQuarterList();
      if (list.ok) await keepQuarterList(list.value);
      setUnreachable(!list.ok);
    };
    void refresh();
    const again = () => void refresh();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, []);
  return <QuarterChoice {...props} isUnreachable={isUnreachable} />;
}
