import { useEffect, useState } from 'preact/hooks';

interface Observer<Value> {
  next: (value: Value) => void;
  error?: (error: unknown) => void;
}

/** Anything that can be subscribed to: a live query, a status. */
export interface Observable<Value> {
  subscribe(observer: Observer<Value>): { unsubscribe(): void };
}

/** The same with a second way to subscribe, from whose shape the compiler reads the value. */
export interface LiveQuery<Value> extends Observable<Value> {
  subscribe(observer: Observer<Value>): { unsubscribe(): void };
  subscribe(next?: ((value: Value) => void) | null): { unsubscribe(): void };
}

/** Something that never says anything: for what is not to be read yet. */
export const NOTHING_TO_SEE: Observable<never> = {
  subscribe: () => ({ unsubscribe: () => undefined }),
};

/**
 * The newest value of what `observe` returns; `undefined` until the first one arrives.
 * Subscribes anew when an input changes. An error is thrown into the nearest error screen.
 * `first` stands until then where it was known before the first render.
 */
export function useLive<Value>(
  observe: () => Observable<Value> | LiveQuery<Value>,
  inputs: readonly unknown[],
  first?: Value,
): Value | undefined {
  const [state, setState] = useState<{ value?: Value; error?: unknown }>({ value: first });
  useEffect(() => {
    const subscription = observe().subscribe({
      next: (value) => setState({ value }),
      error: (error) => setState({ error }),
    });
    return () => subscription.unsubscribe();
  }, inputs);
  if (state.error) throw state.error;
  return state.value;
}

/** The newest value of something that has one at any time, from the first render on. */
export function useCurrent<Value>(source: Observable<Value> & { readonly current: Value }): Value {
  return useLive(() => source, [source]) ?? source.current;
}
