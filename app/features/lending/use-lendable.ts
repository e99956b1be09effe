import { type LendableView, observeLendable } from '../../data/loan-steps.ts';
import { useLive } from '../../ui/use-live.ts';

/** A thing to lend: `undefined` until it is read, without `view` where there is none. */
export function useLendable(quarterId: string, id: string): { view?: LendableView } | undefined {
  return useLive(() => {
    const source = observeLendable(quarterId, id);
    return {
      subscribe: (observer: {
        next: (value: { view?: LendableView }) => void;
        error?: (error: unknown) => void;
      }) => source.subscribe((view) => observer.next({ view }), observer.error),
    };
  }, [quarterId, id]);
}
