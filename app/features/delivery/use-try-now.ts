import { useEffect, useRef, useState } from 'preact/hooks';
import { syncStatus } from '../../sync/status.ts';

/** How a try that was asked for goes. */
export type Try = 'none' | 'trying' | 'ended';

/** Where nobody begins within this time (the server asked for patience, another window has its
 *  turn) the answer is that it did not work now. */
const PATIENCE_MS = 15_000;

/** Asks for a try at once, and says how it goes. */
export function useTryNow(): { state: Try; tryNow: () => void } {
  const [state, setState] = useState<Try>('none');
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  const tryNow = () => {
    stop.current();
    setState('trying');
    stop.current = afterOneRound(() => setState('ended'));
    syncStatus.ask();
  };
  return { state, tryNow };
}

/** Calls back once, when a round of device and server has ended. */
function afterOneRound(done: () => void): () => void {
  let hasBegun = false;
  const subscription = syncStatus.subscribe({
    next: ({ isTalking = false }) => {
      const hasEnded = hasBegun && !isTalking;
      hasBegun ||= isTalking;
      if (hasEnded) finish();
    },
  });
  const stop = () => {
    clearTimeout(timer);
    subscription.unsubscribe();
  };
  const finish = () => {
    stop();
    done();
  };
  const timer = setTimeout(finish, PATIENCE_MS);
  return stop;
}
