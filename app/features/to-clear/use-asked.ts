import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Result } from '#domain/result.ts';
import { useNow } from '../../ui/use-now.ts';
import type { ClearingFailure } from './clearing-actions.ts';

/** What the server last answered; asked for anew each minute and after each change. */
export interface Asked<Value> {
  value: Value | undefined;
  problem: ClearingFailure['code'] | undefined;
  refresh: () => Promise<void>;
}

export function useAsked<Value>(
  ask: (quarter: string) => Promise<Result<Value, ClearingFailure>>,
  quarterId: string,
): Asked<Value> {
  const [value, setValue] = useState<Value>();
  const [problem, setProblem] = useState<ClearingFailure['code']>();
  const now = useNow();
  const refresh = useCallback(async () => {
    const answer = await ask(quarterId);
    if (answer.ok) setValue(answer.value);
    setProblem(answer.ok ? undefined : answer.error.code);
  }, [ask, quarterId]);
  useEffect(() => void refresh(), [now, refresh]);
  return { value, problem, refresh };
}
