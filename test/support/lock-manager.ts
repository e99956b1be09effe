/** Web Locks as far as leadership needs them: exclusive, in the order of asking, abortable. */
export class TestLocks {
  readonly #queues = new Map<string, Promise<void>>();

  async request(
    name: string,
    { signal }: { signal?: AbortSignal },
    run: () => Promise<unknown>,
  ): Promise<unknown> {
    const before = this.#queues.get(name) ?? Promise.resolve();
    const { promise, resolve } = withResolvers();
    this.#queues.set(
      name,
      before.then(() => promise),
    );
    try {
      await Promise.race([before, aborted(signal)]);
      return await run();
    } finally {
      resolve();
    }
  }
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
