import { type ChildProcess, fork } from 'node:child_process';
import type { RunOptions, RunResult } from './run-seed.ts';

/** A run in a process of its own: the world takes over clocks and timers. */
type Told = RunResult | { seed: number; failed: string };

/** So many seeds are run in one process before another takes its place. */
const SEEDS_PER_PROCESS = 400;
/** A seed that takes longer than this stands still. */
const PATIENCE_MS = 120_000;

/**
 * Runs seeds in several processes; calls back for each, in the order in which they end. Ends early
 * where `onResult` answers `true`.
 */
export async function runSeeds(
  worker: string,
  runs: Iterator<RunOptions & { withLines?: boolean }>,
  processes: number,
  onResult: (result: RunResult) => boolean | undefined,
): Promise<void> {
  let isEnough = false;
  const work = async () => {
    for (;;) {
      const child = fork(worker, [], {
        execArgv: [],
        env: { ...process.env, TZ: 'Europe/Berlin' },
      });
      try {
        for (let count = 0; count < SEEDS_PER_PROCESS; count += 1) {
          const next = runs.next();
          if (isEnough || next.done) return;
          const result = await runIn(child, next.value);
          if (onResult(result)) isEnough = true;
        }
      } catch (error) {
        isEnough = true;
        throw error;
      } finally {
        child.kill();
      }
    }
  };
  await Promise.all(Array.from({ length: processes }, work));
}

function runIn(child: ChildProcess, options: RunOptions): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      child.removeAllListeners();
      settle();
    };
    const told = (result: Told) =>
      end(() => {
        if ('failed' in result) reject(new Error(`seed ${result.seed}: ${result.failed}`));
        else resolve(result);
      });
    const died = () => end(() => reject(new Error(`seed ${options.seed}: its process ended`)));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      end(() => reject(new Error(`seed ${options.seed} stands still`)));
    }, PATIENCE_MS);
    child.once('message', told);
    child.once('exit', died);
    child.send(options, (error) => {
      if (error) died();
    });
  });
}
