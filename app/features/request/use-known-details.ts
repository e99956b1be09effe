import { useEffect } from 'preact/hooks';
import { observeOwnDetails } from '../../data/own-details.ts';
import { useLive } from '../../ui/use-live.ts';
import type { QuestionProps } from './question-screen.tsx';

/** Nobody is asked twice: what this phone knows of its owner stands there already. */
export function useKnownDetails({
  quarterId,
  draft,
  change,
}: Pick<QuestionProps, 'quarterId' | 'draft' | 'change'>): void {
  const known = useLive(() => observeOwnDetails(quarterId), [quarterId]);
  useEffect(() => {
    if (!known) return;
    const { name, phone, street } = known;
    const missing = {
      ...(draft.name === undefined && name ? { name } : {}),
      ...(draft.phone === undefined && phone ? { phone } : {}),
      ...(draft.street === undefined && street && !draft.forOther ? { street } : {}),
    };
    if (Object.keys(missing).length > 0) change(missing);
  }, [known]);
}
