import { type RunOptions, type RunResult, runSeed } from './run-seed.ts';

/** Runs seeds as its parent names them, and tells what came of each. */
process.on('message', (options: RunOptions & { withLines?: boolean }) => {
  void runSeed(options).then(
    ({ lines, ...result }) => tell({ ...result, lines: options.withLines ? lines : [] }),
    (error: unknown) => tell({ seed: options.seed, failed: describe(error) }),
  );
});

function tell(message: RunResult | { seed: number; failed: string }): void {
  process.send?.(message);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
