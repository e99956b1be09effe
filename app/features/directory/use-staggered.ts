import { useEffect, useState } from 'preact/hooks';

const STEP_MS = 30;

/**
 * A value that arrives a little later for each later part of a list, so that what changes
 * everywhere (the minute) is not drawn everywhere within one frame.
 */
export function useStaggered<Value>(value: Value, index: number): Value {
  const [shown, setShown] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setShown(value), index * STEP_MS);
    return () => clearTimeout(timer);
  }, [value, index]);
  return index === 0 ? value : shown;
}
