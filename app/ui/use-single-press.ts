import { useRef } from 'preact/hooks';

/** Within this time two taps are one, ms. */
const ONE_TAP_MS = 1000;

/**
 * Leaves out presses that come while the last one's work still runs: somebody whose finger trembles makes
 * one document. Work that resolves to `true` is not done again within a second of its end either, for a
 * form that is empty by then would complain.
 */
export function useSinglePress<Args extends unknown[]>(
  work: (...args: Args) => Promise<boolean>,
): (...args: Args) => void {
  const state = useRef({ isBusy: false, heldUntil: 0 }).current;
  return (...args) => {
    if (state.isBusy || performance.now() < state.heldUntil) return;
    state.isBusy = true;
    void work(...args)
      .then((isDone) => {
        if (isDone) state.heldUntil = performance.now() + ONE_TAP_MS;
      })
      .finally(() => {
        state.isBusy = false;
      });
  };
}
