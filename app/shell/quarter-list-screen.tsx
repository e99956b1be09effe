import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { keepQuarterList } from '../data/quarter-list.ts';
import { lazyScreen } from './lazy-screen.tsx';

/** How the list of quarters is shown: with a heading of its own, and leading elsewhere than home. */
export interface QuarterListProps {
  title?: string;
  before?: string;
  /** The address in the quarter that is chosen. */
  destination?: (quarter: string) => string;
}

type Asked = 'asking' | 'answered' | 'unreachable';

const QuarterChoice: ComponentType<QuarterListProps & { asked: Asked }> = lazyScreen(() =>
  import('../features/quarter-choice/quarter-choice-screen.tsx').then((m) => m.QuarterChoiceScreen),
);

/** The list of quarters, asked for anew each time it is shown; what was known stays until then. */
export function QuarterListScreen(props: QuarterListProps) {
  const [asked, setAsked] = useState<Asked>('asking');
  useEffect(() => {
    const refresh = async () => {
      const list = await askForQuarters();
      if (list?.ok) await keepQuarterList(list.value);
      setAsked(list?.ok ? 'answered' : 'unreachable');
    };
    void refresh();
    const again = () => void refresh();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, []);
  return <QuarterChoice {...props} asked={asked} />;
}

/** Nothing where even the code that asks cannot be fetched. */
async function askForQuarters() {
  const code = await import('../sync/quarter-list.ts').catch(() => undefined);
  return code?.fetchQuarterList();
}
